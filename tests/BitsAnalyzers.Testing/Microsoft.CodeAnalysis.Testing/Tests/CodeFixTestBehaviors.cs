namespace Microsoft.CodeAnalysis.Testing;

[Flags]
public enum CodeFixTestBehaviors
{
    None = 0,
    SkipFixAllInDocumentCheck = 1,
    SkipFixAllInProjectCheck = 2,
    SkipFixAllInSolutionCheck = 4,
    SkipFixAllCheck = SkipFixAllInDocumentCheck | SkipFixAllInProjectCheck | SkipFixAllInSolutionCheck,

    /// <summary>Fixes a single diagnostic once.</summary>
    FixOne = 8,

    /// <summary>Does not check that what is fixed is reported while the file is edited and not only at the end of a build.</summary>
    SkipLocalDiagnosticCheck = 16,
}
