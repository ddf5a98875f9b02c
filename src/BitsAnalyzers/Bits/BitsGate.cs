using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Bits;

/// <summary>
/// Decides, before anything is analysed, whether a compilation can declare a BITS interface at all. It may say yes in vain, never no in vain:
/// an interface of ours has a member of one of these names, and names are cheap to look for. A solution without BITS pays no more than this.
/// </summary>
internal static class BitsGate
{
    // A type is of interest for a member it has: SetNotifyFlags for jobs, JobTransferred for callbacks, and the rest for partial declarations.
    private static readonly string[] s_names = ["SetNotifyFlags", "SetNotifyInterface", "SetNotifyCmdLine", "JobTransferred"];

    // A library whose members are marked may hide what it does.
    private static readonly byte[][] s_encodedNames = s_names.Concat(WrapperAttributes.All).Select(System.Text.Encoding.ASCII.GetBytes).ToArray();

    // Metadata is shared by all compilations that reference the file, so the answer is computed once per file and process.
    private static readonly ConditionalWeakTable<MetadataId, StrongBox<bool>> s_answers = new();

    public static bool MayUseBits(Compilation compilation, CancellationToken cancellationToken)
    {
        if (DeclaresNames(compilation, cancellationToken))
        {
            return true;
        }

        foreach (var reference in compilation.References)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reference is CompilationReference project
                ? DeclaresNames(project.Compilation, cancellationToken)
                : compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly && DeclaresNames(assembly))
            {
                return true;
            }
        }

        return false;
    }

    private static bool DeclaresNames(Compilation compilation, CancellationToken cancellationToken)
        => compilation.ContainsSymbolsWithName(static name => Array.IndexOf(s_names, name) >= 0 || WrapperAttributes.All.Contains(name), SymbolFilter.TypeAndMember, cancellationToken);

    /// <summary>Whether a referenced assembly may declare BITS.</summary>
    public static bool DeclaresNames(IAssemblySymbol assembly)
    {
        if (assembly.GetMetadata() is not { } metadata)
        {
            return false;
        }

        if (!s_answers.TryGetValue(metadata.Id, out var answer))
        {
            answer = s_answers.GetValue(metadata.Id, _ => new(Compute(metadata)));
        }

        return answer.Value;
    }

    private static bool Compute(AssemblyMetadata metadata)
    {
        try
        {
            return metadata.GetModules().Any(static module => StringHeapHasName(module.GetMetadataReader()));
        }
        catch (Exception e) when (e is BadImageFormatException or System.IO.IOException or ObjectDisposedException)
        {
            // The compiler reports what it cannot read; there is nothing in it for us.
            return false;
        }
    }

    private static unsafe bool StringHeapHasName(MetadataReader reader)
    {
        var heap = new ReadOnlySpan<byte>(
            reader.MetadataPointer + reader.GetHeapMetadataOffset(HeapIndex.String),
            reader.GetHeapSize(HeapIndex.String));
        foreach (var name in s_encodedNames)
        {
            if (heap.IndexOf(name) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
