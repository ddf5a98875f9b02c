using System.Collections.Concurrent;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>
/// The exact types of the objects that fields and properties of this compilation hold: of those that are written once, with an object that
/// is made there.
/// </summary>
internal sealed class CallbackObjects(Compilation compilation)
{
    private readonly ConcurrentDictionary<ISymbol, (ITypeSymbol? Type, ISymbol? WrittenIn)> _answers = new(SymbolEqualityComparer.Default);

    /// <summary>The type of the object that the member holds whenever the body is entered; null where that is not known.</summary>
    /// <param name="member">The field or auto-property.</param>
    /// <param name="owner">The member whose body reads it.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public ITypeSymbol? TypeOf(ISymbol member, ISymbol owner, CancellationToken cancellationToken)
    {
        if (!IsWrittenByItsTypeOnly(member))
        {
            return null;
        }

        if (!_answers.TryGetValue(member.OriginalDefinition, out var answer))
        {
            answer = _answers.GetOrAdd(member.OriginalDefinition, Find(member.OriginalDefinition, cancellationToken));
        }

        // A constructor, and what a base class calls before it runs, find the member empty.
        return answer.WrittenIn is null ||
            (!SymbolEqualityComparer.Default.Equals(answer.WrittenIn, owner)
                && owner is not { IsOverride: true } and not IMethodSymbol { MethodKind: MethodKind.Constructor })
                ? answer.Type
                : null;
    }

    private static bool IsWrittenByItsTypeOnly(ISymbol member) => member switch
    {
        IFieldSymbol { IsConst: false, Type.IsReferenceType: true } field
            => field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private,
        IPropertySymbol { IsIndexer: false, Type.IsReferenceType: true } property
            => property.SetMethod is null or { DeclaredAccessibility: Accessibility.Private }
                || property.DeclaredAccessibility == Accessibility.Private,
        _ => false,
    };

    private (ITypeSymbol? Type, ISymbol? WrittenIn) Find(ISymbol member, CancellationToken cancellationToken)
    {
        if (member.DeclaringSyntaxReferences is not [var reference] || !compilation.ContainsSyntaxTree(reference.SyntaxTree))
        {
            return default;
        }

        var written = reference.GetSyntax(cancellationToken) switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } => value,
            PropertyDeclarationSyntax { Initializer.Value: var value } => value,
            _ => null,
        };
        AssignmentExpressionSyntax? assignment = null;
        foreach (var name in NamesInType.Of(member.ContainingType, member.Name, cancellationToken).Where(AssignmentTargets.IsTarget))
        {
            assignment = name.FirstAncestorOrSelf<AssignmentExpressionSyntax>();
            if (written is not null || assignment is null)
            {
                return default;
            }

            written = assignment.Right;
        }

        if (written is null || TypeMadeBy(written, cancellationToken) is not { } type)
        {
            return default;
        }

        return assignment is null
            ? (type, null)
            : OnlyConstructorWith(assignment, member, cancellationToken) is { } constructor ? (type, constructor) : default;
    }

    private ITypeSymbol? TypeMadeBy(ExpressionSyntax expression, CancellationToken cancellationToken)
    {
        while (expression is ParenthesizedExpressionSyntax or CastExpressionSyntax)
        {
            expression = expression is ParenthesizedExpressionSyntax parenthesized
                ? parenthesized.Expression
                : ((CastExpressionSyntax)expression).Expression;
        }

#pragma warning disable RS1030 // The member may be written in any tree, and what is found is kept for the whole compilation.
        return expression is BaseObjectCreationExpressionSyntax creation &&
            compilation.GetSemanticModel(expression.SyntaxTree).GetTypeInfo(
                expression, cancellationToken).Type is { IsReferenceType: true, TypeKind: TypeKind.Class } type
                ? !IsSeenThrough(type) ? type
                    : creation.ArgumentList is { Arguments: [{ Expression: var wrapped }] } ? TypeMadeBy(wrapped, cancellationToken)
                    : null
                : null;
#pragma warning restore RS1030
    }

    // What hands on the object that it is given stands for that object.
    private static bool IsSeenThrough(ITypeSymbol type)
        => FullNames.IsFrameworkType(type, "System.Runtime.InteropServices.UnknownWrapper") ||
            FullNames.IsFrameworkType(type, "System.Runtime.InteropServices.DispatchWrapper");

    // Written once, by every construction, before anybody else has the object.
    private ISymbol? OnlyConstructorWith(AssignmentExpressionSyntax assignment, ISymbol member, CancellationToken cancellationToken)
    {
        var (constructor, before) = assignment.Parent switch
        {
            ExpressionStatementSyntax { Parent: BlockSyntax { Parent: ConstructorDeclarationSyntax around } body } statement =>
                (around, body.Statements.TakeWhile(other => other != statement)),
            ArrowExpressionClauseSyntax { Parent: ConstructorDeclarationSyntax around } => (around, []),
            _ => (null, Enumerable.Empty<StatementSyntax>()),
        };
        if (constructor is null ||
            constructor.Initializer is { ThisOrBaseKeyword.RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.ThisKeyword } ||
            assignment.Left is not (IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }) ||
            before.Any(MayCallOut) ||
            (member.IsStatic ? member.ContainingType.StaticConstructors : member.ContainingType.InstanceConstructors).Length != 1)
        {
            return null;
        }

#pragma warning disable RS1030 // As above.
        return compilation.GetSemanticModel(constructor.SyntaxTree).GetDeclaredSymbol(constructor, cancellationToken);
#pragma warning restore RS1030
    }

    private static bool MayCallOut(StatementSyntax statement)
        => statement is not ExpressionStatementSyntax
            || statement.DescendantNodes().Any(static node => node is InvocationExpressionSyntax or ThisExpressionSyntax);
}
