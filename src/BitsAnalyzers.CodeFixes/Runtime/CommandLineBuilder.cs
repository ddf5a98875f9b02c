using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.CodeFixes.Runtime;

/// <summary>
/// Writes the builder of the library for what SetNotifyCmdLine is called with: the program, and its arguments one by one. Only for command
/// lines that repeat the program and whose arguments are known apart.
/// </summary>
internal sealed class CommandLineBuilder(SemanticModel model, RuntimeLibrary library)
{
    private const int MaxProgramLength = 260;

    /// <summary>The expression; null where the library would refuse the program, or where it is not known what the arguments are.</summary>
    public string? Build(ExpressionSyntax program, ExpressionSyntax parameters)
    {
        if (model.GetConstantValue(program) is { HasValue: true, Value: var constant } && !IsFullPath(constant as string))
        {
            return null;
        }

        var builder = new StringBuilder($"{library.NameOf("BitsCommandLine")}.Run({program})");
        if (model.GetConstantValue(parameters) is { HasValue: true, Value: null })
        {
            return builder.ToString();
        }

        var pieces = new List<Piece>();
        if (!AddPieces(parameters, pieces) || Split(pieces) is not { Count: > 0 } arguments || !IsProgram(arguments[0], program))
        {
            return null;
        }

        foreach (var argument in arguments.Skip(1))
        {
            if (ArgumentOf(argument) is not { } written)
            {
                return null;
            }

            builder.Append($".WithArgument({written})");
        }

        return builder.ToString();
    }

    private static bool IsFullPath(string? path)
        => path is { Length: > 3 and <= MaxProgramLength } &&
            (path.StartsWith(@"\\", StringComparison.Ordinal) || (path[1] == ':' && path[2] == '\\')) &&
            path.IndexOfAny(['%', '"']) < 0;

    // Text and expressions, in the order in which they are joined.
    private bool AddPieces(ExpressionSyntax expression, List<Piece> pieces)
    {
        if (model.GetConstantValue(expression) is { HasValue: true, Value: string text })
        {
            pieces.Add(new(text, Expression: null));
            return true;
        }

        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return AddPieces(parenthesized.Expression, pieces);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum
                when model.GetTypeInfo(sum).Type is { SpecialType: SpecialType.System_String }:
                return AddPieces(sum.Left, pieces) && AddPieces(sum.Right, pieces);
            case InterpolatedStringExpressionSyntax interpolated:
                return interpolated.Contents.All(content => AddPieces(content, pieces));
            default:
                pieces.Add(new(Text: null, expression));
                return true;
        }
    }

    private bool AddPieces(InterpolatedStringContentSyntax content, List<Piece> pieces)
    {
        switch (content)
        {
            case InterpolatedStringTextSyntax text:
                pieces.Add(new(text.TextToken.ValueText, Expression: null));
                return true;
            case InterpolationSyntax { AlignmentClause: null, FormatClause: null } interpolation:
                return AddPieces(interpolation.Expression, pieces);
            default:
                return false;
        }
    }

    // As programs split a command line: at spaces that are not in quotes. Backslashes before quotes are left to those who know.
    private static List<Argument>? Split(List<Piece> pieces)
    {
        var arguments = new List<Argument>();
        var current = new Argument();
        var isQuoted = false;
        foreach (var piece in pieces)
        {
            if (piece.Expression is { } expression)
            {
                current.Add(expression, isQuoted);
                continue;
            }

            for (var index = 0; index < piece.Text!.Length; index++)
            {
                switch (piece.Text[index])
                {
                    case '"' when index > 0 && piece.Text[index - 1] == '\\':
                        return null;
                    case '"':
                        isQuoted = !isQuoted;
                        current.IsThere = true;
                        break;
                    case ' ' or '\t' when !isQuoted:
                        Finish();
                        break;
                    case var character:
                        current.Add(character);
                        break;
                }
            }
        }

        Finish();
        return isQuoted ? null : arguments;

        void Finish()
        {
            if (current.IsThere)
            {
                arguments.Add(current);
            }

            current = new();
        }
    }

    private bool IsProgram(Argument argument, ExpressionSyntax program)
        => argument.Expression is { } expression
            ? argument.Text.Length == 0 && SyntaxFactory.AreEquivalent(expression, program)
            : model.GetConstantValue(program) is { HasValue: true, Value: string path } &&
                string.Equals(argument.Text, path, StringComparison.OrdinalIgnoreCase);

    private string? ArgumentOf(Argument argument) => argument switch
    {
        { IsMixed: true } => null,
        { Expression: null } => RuntimeLibrary.Literal(argument.Text),
        { Expression: { } expression } when model.GetTypeInfo(expression).Type is { } type => type switch
        {
            // Without quotes, text with spaces was several arguments.
            { SpecialType: SpecialType.System_String } => argument.IsQuoted ? expression.ToString() : null,
            { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } when IsSimple(expression)
                => $"{expression}.ToString()",
            _ => null,
        },
        _ => null,
    };

    private static bool IsSimple(ExpressionSyntax expression)
        => expression is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax;

    /// <summary>Known text, or an expression.</summary>
    private readonly record struct Piece(string? Text, ExpressionSyntax? Expression);

    /// <summary>One argument: text, an expression, or a mixture of both.</summary>
    private sealed class Argument
    {
        public string Text { get; private set; } = "";

        public ExpressionSyntax? Expression { get; private set; }

        public bool IsQuoted { get; private set; }

        public bool IsMixed { get; private set; }

        public bool IsThere { get; set; }

        public void Add(char character)
        {
            Text += character;
            IsThere = true;
            IsMixed |= Expression is not null;
        }

        public void Add(ExpressionSyntax expression, bool isQuoted)
        {
            IsMixed |= Expression is not null || Text.Length > 0;
            Expression = expression;
            IsQuoted = isQuoted;
            IsThere = true;
        }
    }
}
