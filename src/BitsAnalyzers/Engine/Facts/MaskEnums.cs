using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.ControlFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>The enums that a compilation passes to SetNotifyFlags, as they are or cast, alone or joined.</summary>
internal sealed class MaskEnums
{
    private readonly Compilation _compilation;
    private readonly BitsTypes _types;
    private readonly Lazy<HashSet<ISymbol>> _enums;

    public MaskEnums(Compilation compilation, BitsTypes types)
    {
        _compilation = compilation;
        _types = types;
        _enums = new(Find);
    }

    public bool Contains(INamedTypeSymbol type) => _enums.Value.Contains(type);

    private HashSet<ISymbol> Find()
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var tree in _compilation.SyntaxTrees)
        {
            foreach (var node in tree.GetRoot().DescendantNodes(static node => node is not AttributeListSyntax))
            {
                if (node is InvocationExpressionSyntax { Expression: var called } && NameOf(called) == "SetNotifyFlags")
                {
                    if (ModelOf(tree).GetOperation(node)
                        is IInvocationOperation { TargetMethod: var method, Arguments: { Length: > 0 } arguments } call &&
                        (_types.FindMember(method, call.Instance?.Type) ?? _types.FindExtended(method)) is not null)
                    {
                        AddOperands(found, arguments[arguments.Length - 1].Value);
                    }
                }
                else if (node is MethodDeclarationSyntax { Identifier.ValueText: "SetNotifyFlags", ParameterList.Parameters.Count: 1 } &&
                    ModelOf(tree).GetDeclaredSymbol(node)
                        is IMethodSymbol { Parameters: [{ Type: { TypeKind: TypeKind.Enum } parameter }] } declared &&
                    _types.FindMember(declared, declared.ContainingType) is not null)
                {
                    found.Add(parameter);
                }
            }
        }

        return found;
    }

    // A value that is shifted, or looked up by, is no flag.
    private static void AddOperands(HashSet<ISymbol> found, IOperation operation)
    {
        var pending = new Stack<IOperation>();
        var reads = new HashSet<SyntaxNode>();
        pending.Push(operation);
        while (pending.Count > 0)
        {
            operation = pending.Pop();
            if (operation.Type is { TypeKind: TypeKind.Enum } type)
            {
                found.Add(type);
            }

            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    pending.Push(conversion.Operand);
                    break;
                case ILocalReferenceOperation local when reads.Add(local.Syntax):
                    foreach (var value in ReachingValues.Of(local, CancellationToken.None) ?? [])
                    {
                        pending.Push(value);
                    }

                    break;
                case ICompoundAssignmentOperation
                {
                    OperatorKind: BinaryOperatorKind.Or
                    or BinaryOperatorKind.And
                    or BinaryOperatorKind.Add
                    or BinaryOperatorKind.ExclusiveOr
                } compound:
                    pending.Push(compound.Target);
                    pending.Push(compound.Value);
                    break;
                case IParenthesizedOperation parenthesized:
                    pending.Push(parenthesized.Operand);
                    break;
                case IBinaryOperation
                {
                    OperatorKind: BinaryOperatorKind.Or
                    or BinaryOperatorKind.And
                    or BinaryOperatorKind.Add
                    or BinaryOperatorKind.ExclusiveOr
                } binary:
                    pending.Push(binary.LeftOperand);
                    pending.Push(binary.RightOperand);
                    break;
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.BitwiseNegation } unary:
                    pending.Push(unary.Operand);
                    break;
                case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                    pending.Push(conditional.WhenTrue);
                    pending.Push(whenFalse);
                    break;
            }
        }
    }

    private static string? NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

#pragma warning disable RS1030 // What is found is asked for from other trees.
    private SemanticModel ModelOf(SyntaxTree tree) => _compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
}
