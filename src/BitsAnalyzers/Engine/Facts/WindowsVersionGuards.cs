using System.Collections.Concurrent;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>
/// The properties, methods and fields of a compilation that say whether Windows is new enough: by an attribute, or because that is what
/// they return.
/// </summary>
internal sealed class WindowsVersionGuards(Compilation compilation)
{
    // What tells that a member looks at the version, in whatever way.
    private static readonly string[] s_hints =
    [
        "IsWindows",
        "OSVersion",
        "IsOSPlatform",
        "RtlGetVersion",
        "VerifyVersionInfo",
        "ApiInformation"
    ];

    private readonly ConcurrentDictionary<ISymbol, Value?> _conditions = new(SymbolEqualityComparer.Default);

    /// <summary>The condition that the member stands for; null where it is no guard.</summary>
    public Value? ConditionOf(ISymbol member, CancellationToken cancellationToken)
    {
        if (TypeOf(member) is not { SpecialType: SpecialType.System_Boolean })
        {
            return null;
        }

        if (!_conditions.TryGetValue(member.OriginalDefinition, out var condition))
        {
            condition = _conditions.GetOrAdd(member.OriginalDefinition, Find(member.OriginalDefinition, cancellationToken));
        }

        return condition;
    }

    /// <summary>The version that a field is initialized with, be it that of Windows or a constant; null where it is none.</summary>
    public static Value? VersionIn(IOperation initializer)
        => Evaluate(initializer) is (VersionValue or RunningWindowsValue) and var version ? version : null;

    private Value? Find(ISymbol member, CancellationToken cancellationToken)
    {
        if (SupportedWindows.ByAttribute(member, "SupportedOSPlatformGuardAttribute") is { } guarded)
        {
            return WindowsVersionTests.IsAtLeast(guarded);
        }

        if (!IsConstant(member)
            || member.DeclaringSyntaxReferences is not [var reference]
            || !compilation.ContainsSyntaxTree(reference.SyntaxTree))
        {
            return null;
        }

        var declaration = reference.GetSyntax(cancellationToken);
        if (!declaration.DescendantTokens().Any(
            static token => Array.Exists(s_hints, hint => token.ValueText.StartsWith(hint, StringComparison.Ordinal))))
        {
            return null;
        }

        if (ReturnedBy(declaration) is { } expression)
        {
#pragma warning disable RS1030 // The declaration may stand in any tree, and what is found is kept for the whole compilation.
            var operation = compilation.GetSemanticModel(expression.SyntaxTree).GetOperation(expression, cancellationToken);
#pragma warning restore RS1030
            if (operation is not null && Evaluate(operation) is not UnknownValue and var condition)
            {
                return condition;
            }
        }

        // It looks at the version in a way that is not understood: whoever asks it is careful.
        return WindowsVersionTests.IsAtLeast(WindowsVersion.Newest);
    }

    private static Value Evaluate(IOperation operation)
    {
        operation = TransparentOperations.Strip(operation);
        if (operation.ConstantValue is { HasValue: true, Value: var constant })
        {
            return constant switch
            {
                string text => new TextValue(text),
                _ when IntegerTypes.LowBits(constant) is { } bits => NumberValue.Constant(bits),
                _ => Value.Unknown,
            };
        }

        switch (operation)
        {
            case IInvocationOperation call:
                return WindowsVersionTests.OfCall(
                    KnownMembers.GenuineFunctionOf(call.TargetMethod),
                    call,
                    call.Instance is null ? null : Evaluate(call.Instance),
                    ordinal => ArgumentOf(call.Arguments, ordinal))
                    ?? Value.Unknown;
            case IPropertyReferenceOperation reference:
                return WindowsVersionTests.OfProperty(
                    KnownMembers.GenuineFunctionOf(reference.Property), reference.Instance is null ? null : Evaluate(reference.Instance))
                    ?? Value.Unknown;
            case IObjectCreationOperation creation:
                return WindowsVersionTests.OfCreation(
                    KnownMembers.GenuineFunctionOf(creation.Constructor), creation, ordinal => ArgumentOf(creation.Arguments, ordinal))
                    ?? Value.Unknown;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return ConditionTransfer.Not(Evaluate(not.Operand));
            case IBinaryOperation binary:
                return Combine(binary, Evaluate(binary.LeftOperand), Evaluate(binary.RightOperand));
            default:
                return Value.Unknown;
        }
    }

    private static Value Combine(IBinaryOperation binary, Value left, Value right) => binary.OperatorKind switch
    {
        _ when left is UnknownValue || right is UnknownValue => Value.Unknown,
        BinaryOperatorKind.ConditionalAnd => ConditionTransfer.And(left, right),
        BinaryOperatorKind.ConditionalOr => ConditionTransfer.Or(left, right),
        BinaryOperatorKind.GreaterThan when right is NumberValue =>
            ConditionTransfer.Compare(ConditionTransfer.Comparison.Greater, left, right),
        BinaryOperatorKind.GreaterThanOrEqual when right is NumberValue =>
            ConditionTransfer.Compare(ConditionTransfer.Comparison.GreaterOrEqual, left, right),
        BinaryOperatorKind.LessThan when right is NumberValue => ConditionTransfer.Compare(ConditionTransfer.Comparison.Less, left, right),
        BinaryOperatorKind.LessThanOrEqual when right is NumberValue =>
            ConditionTransfer.Compare(ConditionTransfer.Comparison.LessOrEqual, left, right),
        BinaryOperatorKind.Equals when right is NumberValue => ConditionTransfer.Compare(ConditionTransfer.Comparison.Equal, left, right),
        _ => WindowsVersionTests.OfComparison(binary.OperatorKind, left, right) ?? Value.Unknown,
    };

    private static Value ArgumentOf(System.Collections.Immutable.ImmutableArray<IArgumentOperation> arguments, int ordinal)
        => arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal) is { } found
            ? Evaluate(found.Value)
            : Value.Unknown;

    private static ExpressionSyntax? ReturnedBy(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax field => field.Initializer?.Value,
        MethodDeclarationSyntax { ExpressionBody.Expression: var expression } => expression,
        MethodDeclarationSyntax { Body.Statements: [ReturnStatementSyntax { Expression: { } expression }] } => expression,
        PropertyDeclarationSyntax { ExpressionBody.Expression: var expression } => expression,
        PropertyDeclarationSyntax { Initializer.Value: var expression } => expression,
        PropertyDeclarationSyntax { AccessorList.Accessors: [var getter] } => getter switch
        {
            { ExpressionBody.Expression: var expression } => expression,
            { Body.Statements: [ReturnStatementSyntax { Expression: { } expression }] } => expression,
            _ => null,
        },
        _ => null,
    };

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IPropertySymbol { IsIndexer: false } property => property.Type,
        IMethodSymbol { MethodKind: MethodKind.Ordinary, Parameters.IsEmpty: true } method => method.ReturnType,
        IFieldSymbol field => field.Type,
        _ => null,
    };

    // What can be set may be anything, unless an attribute promises what it is.
    private static bool IsConstant(ISymbol member)
        => member is IMethodSymbol or IPropertySymbol { SetMethod: null } or IFieldSymbol { IsReadOnly: true };
}
