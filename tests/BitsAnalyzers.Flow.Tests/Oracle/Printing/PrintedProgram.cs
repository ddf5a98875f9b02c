using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.Flow.Tests.Oracle.Printing;

/// <summary>A program as C#, and where its calls stand in the text.</summary>
internal sealed record PrintedProgram(string Text, ImmutableArray<PrintedCall> Calls);

/// <summary>Where a call stands: all of it, the name of the method, and the argument (empty where it has none that matters).</summary>
internal readonly record struct PrintedCall(int Site, TextSpan Whole, TextSpan Name, TextSpan Argument);
