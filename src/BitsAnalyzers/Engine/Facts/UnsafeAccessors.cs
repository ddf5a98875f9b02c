using BitsAnalyzers.Bits;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>Whether code of the compilation gets at private members by an unsafe accessor: then any of them may be written.</summary>
internal sealed class UnsafeAccessors(Compilation compilation)
{
    private bool? _exist;

    public bool Exist(CancellationToken cancellationToken)
        => _exist ??= MentionedNames.Close(
            compilation.SyntaxTrees,
            static name => name is "UnsafeAccessor" or "UnsafeAccessorAttribute",
            steps: 1,
            cancellationToken).Count > 0;
}
