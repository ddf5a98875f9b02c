namespace BitsAnalyzers.Runtime;

/// <summary>How a job notifies.</summary>
/// <param name="Events">The events in its mask.</param>
/// <param name="IsMuted">Whether the mask has BG_NOTIFY_DISABLE: then none of them is announced.</param>
/// <param name="HasCallback">Whether a callback object is registered.</param>
/// <param name="CallbackClassId">The class of the object that BITS creates when none is registered; <see langword="null"/> for
/// none.</param>
/// <param name="Program">The program that is run when there is no callback or it fails; <see langword="null"/> for none.</param>
/// <param name="Parameters">The command line of the program, beginning with the program; <see langword="null"/> for none.</param>
public sealed record BitsNotification(
    BitsEventKinds Events, bool IsMuted, bool HasCallback, Guid? CallbackClassId, string? Program, string? Parameters);
