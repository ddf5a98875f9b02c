using BitsAnalyzers.Bits;
using Microsoft.CodeAnalysis;
using static BitsAnalyzers.Engine.Calls.KnownEffects;
using static BitsAnalyzers.Engine.Calls.KnownFunction;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>
/// The table of the members of other assemblies that are known, by their full names. Every other member outside is unknown code.
/// </summary>
internal static class KnownMemberTable
{
    /// <summary>Stands for all members of a type that have no row of their own.</summary>
    public const string AnyMember = "*";

    // What a member does depends on the type that it is called for, but where that is known its result is, too.
    private const KnownEffects MayDoAnything = KnownEffects.None;

    // A type, and those of its members that the row is about.
    private static readonly (string Members, KnownMember Known)[] s_rows =
    [
        // What does not return.
        ("System.Environment Exit FailFast", new(DoesNotReturn | EndsProcess)),
        ("System.Runtime.ExceptionServices.ExceptionDispatchInfo Throw", new(DoesNotReturn)),

        // What throws on a condition.
        ("System.Threading.CancellationToken ThrowIfCancellationRequested",
            new(ThrowsOnCondition, ThrowIfStopped, "System.OperationCanceledException")),
        ("System.Runtime.InteropServices.Marshal ThrowExceptionForHR", new(ThrowsOnCondition | LeavesArguments, ThrowIfFailure)),
        ("System.Net.Http.HttpResponseMessage EnsureSuccessStatusCode",
            new(ThrowsOnCondition, Exception: "System.Net.Http.HttpRequestException")),
        ("System.ArgumentNullException ThrowIfNull", new(ThrowsOnCondition | LeavesArguments, ThrowIfNull, "System.ArgumentNullException")),
        ("System.ArgumentException ThrowIfNullOrEmpty ThrowIfNullOrWhiteSpace", new(ThrowsOnCondition)),
        ("System.ArgumentOutOfRangeException ThrowIfEqual ThrowIfGreaterThan ThrowIfGreaterThanOrEqual ThrowIfLessThan "
        + "ThrowIfLessThanOrEqual " +
            "ThrowIfNegative ThrowIfNegativeOrZero ThrowIfNotEqual ThrowIfZero", new(
                ThrowsOnCondition, Exception: "System.ArgumentOutOfRangeException")),
        ("System.ObjectDisposedException ThrowIf", new(ThrowsOnCondition | LeavesArguments, Exception: "System.ObjectDisposedException")),
        ("System.Diagnostics.Contracts.Contract Requires Assert Assume Ensures", new(ThrowsOnCondition)),
        ("System.Diagnostics.Trace Fail", new(ThrowsOnCondition)),
        ("System.Diagnostics.Debug Fail", new(ThrowsOnCondition)),
        ("System.Enum Parse", new(ThrowsOnCondition)),
        ("System.Byte Parse", new(ThrowsOnCondition)),
        ("System.SByte Parse", new(ThrowsOnCondition)),
        ("System.Int16 Parse", new(ThrowsOnCondition)),
        ("System.UInt16 Parse", new(ThrowsOnCondition)),
        ("System.Int32 Parse", new(ThrowsOnCondition)),
        ("System.UInt32 Parse", new(ThrowsOnCondition)),
        ("System.Int64 Parse", new(ThrowsOnCondition)),
        ("System.UInt64 Parse", new(ThrowsOnCondition)),
        ("System.Single Parse", new(ThrowsOnCondition)),
        ("System.Double Parse", new(ThrowsOnCondition)),
        ("System.Decimal Parse", new(ThrowsOnCondition)),
        ("System.Boolean Parse", new(ThrowsOnCondition)),
        ("System.Char Parse", new(ThrowsOnCondition)),
        ("System.Guid Parse ParseExact", new(ThrowsOnCondition)),
        ("System.Version Parse", new(ThrowsOnCondition)),
        ("System.DateTime Parse ParseExact", new(ThrowsOnCondition)),
        ("System.DateTimeOffset Parse ParseExact", new(ThrowsOnCondition)),
        ("System.TimeSpan Parse ParseExact", new(ThrowsOnCondition)),
        ("System.DateOnly Parse ParseExact", new(ThrowsOnCondition)),
        ("System.TimeOnly Parse ParseExact", new(ThrowsOnCondition)),

        // Results of BITS in the types of the common interop libraries.
        ("Vanara.PInvoke.HRESULT Failed", new(Returns, IsFailure)),
        ("Vanara.PInvoke.HRESULT S_OK", new(Returns, PlainSuccess)),
        ("Vanara.PInvoke.HRESULT Succeeded", new(Returns, IsSuccess)),
        ("Vanara.PInvoke.HRESULT ThrowIfFailed", new(ThrowsOnCondition, ThrowIfFailure)),
        ("Vanara.PInvoke.HRESULT op_Implicit op_Explicit", new(Returns, PassOnArgument)),
        ("Vanara.PInvoke.HRESULT *", new(Returns)),
        ("TerraFX.Interop.Windows.HRESULT FAILED", new(Returns, IsFailure)),
        ("TerraFX.Interop.Windows.HRESULT S_OK", new(Returns, PlainSuccess)),
        ("TerraFX.Interop.Windows.HRESULT SUCCEEDED", new(Returns, IsSuccess)),
        ("TerraFX.Interop.Windows.HRESULT Value", new(Returns, PassOnReceiver)),
        ("TerraFX.Interop.Windows.HRESULT op_Implicit op_Explicit", new(Returns, PassOnArgument)),
        ("TerraFX.Interop.Windows.HRESULT *", new(Returns)),
        ("TerraFX.Interop.Windows.Windows FAILED", new(Returns, IsFailure)),
        ("TerraFX.Interop.Windows.Windows SUCCEEDED", new(Returns, IsSuccess)),
        ("TerraFX.Interop.Windows.Windows ThrowIfFailed",
            new(ThrowsOnCondition, ThrowIfFailure, "System.Runtime.InteropServices.ExternalException")),
        ("Windows.Win32.Foundation.HRESULT Failed", new(Returns, IsFailure)),
        ("Windows.Win32.Foundation.HRESULT S_OK", new(Returns, PlainSuccess)),
        ("Windows.Win32.Foundation.HRESULT Succeeded", new(Returns, IsSuccess)),
        ("Windows.Win32.Foundation.HRESULT ThrowOnFailure", new(ThrowsOnCondition, ThrowIfFailure)),
        ("Windows.Win32.Foundation.HRESULT Value", new(Returns, PassOnReceiver)),
        ("Windows.Win32.Foundation.HRESULT op_Implicit op_Explicit", new(Returns, PassOnArgument)),
        ("Windows.Win32.Foundation.HRESULT *", new(Returns)),
        ("SharpGen.Runtime.Result Failure", new(Returns, IsFailure)),
        ("SharpGen.Runtime.Result Ok", new(Returns, PlainSuccess)),
        ("SharpGen.Runtime.Result Success", new(Returns, IsSuccess)),
        ("SharpGen.Runtime.Result CheckError", new(ThrowsOnCondition, ThrowIfFailure, "SharpGen.Runtime.SharpGenException")),
        ("SharpGen.Runtime.Result Code", new(Returns, PassOnReceiver)),
        ("SharpGen.Runtime.Result op_Implicit op_Explicit", new(Returns, PassOnArgument)),
        ("Microsoft.VisualStudio.ErrorHandler Failed", new(Returns, IsFailure)),
        ("Microsoft.VisualStudio.ErrorHandler Succeeded", new(Returns, IsSuccess)),
        ("Microsoft.VisualStudio.ErrorHandler ThrowOnFailure", new(ThrowsOnCondition, ThrowIfFailure)),
        ("WinRT.ExceptionHelpers ThrowExceptionForHR", new(ThrowsOnCondition, ThrowIfFailure)),
        ("Silk.NET.Core.Native.SilkMarshal ThrowHResult", new(ThrowsOnCondition, ThrowIfFailure)),

        // Objects and interfaces of COM.
        ("System.Runtime.InteropServices.Marshal ReleaseComObject FinalReleaseComObject Release",
            new(Returns | LeavesArguments, ReleaseReference)),
        ("System.Runtime.InteropServices.Marshalling.ComObject FinalRelease", new(Returns | LeavesArguments, ReleaseReference)),
        ("System.Runtime.InteropServices.Marshal AddRef", new(Returns | LeavesArguments, CountReference)),
        ("System.Runtime.InteropServices.Marshal StringToHGlobalUni StringToCoTaskMemUni StringToBSTR",
            new(Returns | LeavesArguments, PassOnArgument)),
        ("System.Runtime.InteropServices.Marshal GetIUnknownForObject GetComInterfaceForObject",
            new(Returns | LeavesArguments, PassOnArgument)),
        ("System.Runtime.InteropServices.Marshal *", new(Returns | LeavesArguments)),
        ("System.Runtime.InteropServices.ComWrappers GetOrCreateComInterfaceForObject", new(Returns | LeavesArguments, WrapObject)),
        ("System.Runtime.InteropServices.Marshalling.StrategyBasedComWrappers .ctor", new(Returns | LeavesArguments)),
        ("System.Runtime.InteropServices.Marshalling.ComInterfaceMarshaller`1 ConvertToUnmanaged",
            new(Returns | LeavesArguments, PassOnArgument)),
        ("System.Runtime.InteropServices.Marshalling.UniqueComInterfaceMarshaller`1 ConvertToUnmanaged",
            new(Returns | LeavesArguments, PassOnArgument)),
        ("System.Runtime.InteropServices.UnknownWrapper .ctor", new(Returns | LeavesArguments, PassOnArgument)),
        ("System.Runtime.InteropServices.UnknownWrapper WrappedObject", new(Returns, PassOnReceiver)),
        ("System.Runtime.InteropServices.DispatchWrapper .ctor", new(Returns | LeavesArguments, PassOnArgument)),
        ("System.Runtime.InteropServices.DispatchWrapper WrappedObject", new(Returns, PassOnReceiver)),
        ("System.Runtime.InteropServices.GCHandle *", new(Returns | LeavesArguments)),
        ("System.Runtime.InteropServices.SafeHandle *", new(Returns)),
        ("System.Runtime.InteropServices.NativeMemory *", new(Returns)),
        ("System.Runtime.InteropServices.RuntimeInformation *", new(Returns)),
        ("System.Runtime.InteropServices.OSPlatform *", new(Returns)),

        // Numbers, truth values, references.
        ("System.Convert ToByte ToSByte ToInt16 ToUInt16 ToInt32 ToUInt32 ToInt64 ToUInt64", new(ThrowsOnCondition, ConvertInteger)),
        ("System.Convert *", new(Returns)),
        ("System.IConvertible ToByte ToSByte ToInt16 ToUInt16 ToInt32 ToUInt32 ToInt64 ToUInt64", new(MayDoAnything, ConvertReceiver)),

        // What refers to a variable, or is done by an unknown type of numbers, may be anything but where the types are known.
        ("System.Runtime.CompilerServices.Unsafe As BitCast", new(MayDoAnything, Reinterpret)),
        ("System.Runtime.CompilerServices.Unsafe SizeOf", new(Returns, SizeOfType)),
        ("System.Numerics.INumberBase`1 CreateTruncating", new(MayDoAnything, ConvertWrapping)),
        ("System.Numerics.INumberBase`1 CreateChecked", new(MayDoAnything, ConvertChecked)),
        ("System.Numerics.INumberBase`1 CreateSaturating", new(MayDoAnything, ConvertSaturating)),
        ("System.Numerics.INumberBase`1 Zero", new(MayDoAnything, NumberZero)),
        ("System.Numerics.INumberBase`1 One", new(MayDoAnything, NumberOne)),
        ("System.Numerics.IBitwiseOperators`3 op_BitwiseAnd op_BitwiseOr op_ExclusiveOr op_OnesComplement",
            new(MayDoAnything, OperateOnNumbers)),
        ("System.Numerics.IAdditionOperators`3 op_Addition op_CheckedAddition", new(MayDoAnything, OperateOnNumbers)),
        ("System.Numerics.ISubtractionOperators`3 op_Subtraction op_CheckedSubtraction", new(MayDoAnything, OperateOnNumbers)),
        ("System.Numerics.IShiftOperators`3 op_LeftShift op_RightShift op_UnsignedRightShift", new(MayDoAnything, OperateOnNumbers)),
        ("System.Numerics.IEqualityOperators`3 op_Equality op_Inequality", new(MayDoAnything, OperateOnNumbers)),
        ("System.Enum HasFlag", new(Returns, HasFlag)),
        ("System.Enum ToObject", new(Returns, MakeEnum)),
        ("System.Enum *", new(Returns)),
        ("System.Object ReferenceEquals", new(Returns | LeavesArguments, KnownFunction.ReferenceEquals)),
        ("System.Object GetType .ctor MemberwiseClone", new(Returns)),
        ("System.Nullable`1 HasValue", new(Returns, NullableHasValue)),
        ("System.Nullable`1 Value", new(Returns, PassOnReceiver)),
        ("System.Nullable`1 .ctor", new(Returns | LeavesArguments)),
        ("System.Nullable`1 GetValueOrDefault", new(Returns | LeavesArguments, PassOnReceiver)),
        ("System.ValueTuple`1 .ctor", new(Returns | LeavesArguments)),
        ("System.ValueTuple`2 .ctor", new(Returns | LeavesArguments)),
        ("System.ValueTuple`3 .ctor", new(Returns | LeavesArguments)),
        ("System.ValueTuple`4 .ctor", new(Returns | LeavesArguments)),
        ("System.Boolean *", new(Returns)),
        ("System.Byte *", new(Returns)),
        ("System.SByte *", new(Returns)),
        ("System.Int16 *", new(Returns)),
        ("System.UInt16 *", new(Returns)),
        ("System.Int32 CreateTruncating", new(Returns, ConvertWrapping)),
        ("System.Int32 CreateChecked", new(Returns, ConvertChecked)),
        ("System.Int32 CreateSaturating", new(Returns, ConvertSaturating)),
        ("System.UInt32 CreateTruncating", new(Returns, ConvertWrapping)),
        ("System.UInt32 CreateChecked", new(Returns, ConvertChecked)),
        ("System.UInt32 CreateSaturating", new(Returns, ConvertSaturating)),
        ("System.Int32 *", new(Returns)),
        ("System.UInt32 *", new(Returns)),
        ("System.Int64 *", new(Returns)),
        ("System.UInt64 *", new(Returns)),
        ("System.IntPtr *", new(Returns)),
        ("System.UIntPtr *", new(Returns)),
        ("System.Single *", new(Returns)),
        ("System.Single IsNaN", new(Returns, IsNotANumber)),
        ("System.Double IsNaN", new(Returns, IsNotANumber)),
        ("System.Double *", new(Returns)),
        ("System.Decimal *", new(Returns)),
        ("System.Math *", new(Returns)),
        ("System.MathF *", new(Returns)),
        ("System.Numerics.BitOperations *", new(Returns)),
        ("System.Numerics.BigInteger *", new(Returns)),
        ("System.BitConverter *", new(Returns)),
        ("System.HashCode *", new(Returns)),
        ("System.Random *", new(Returns)),

        // Texts.
        ("System.String IsNullOrEmpty", new(Returns, IsNullOrEmptyText)),
        ("System.String Equals", new(Returns, EqualTexts)),
        ("System.String Concat", new(Returns, ConcatenateTexts)),
        ("System.String Format", new(Returns, FormatText)),
        ("System.String *", new(Returns)),
        ("System.Char *", new(Returns)),
        ("System.StringComparer *", new(Returns)),
        ("System.FormattableString *", new(Returns)),
        ("System.Text.StringBuilder *", new(Returns)),
        ("System.Text.Encoding *", new(Returns)),
        ("System.Text.RegularExpressions.Regex .ctor", new(ThrowsOnCondition)),
        ("System.Text.RegularExpressions.Regex *", new(Returns)),
        ("System.Text.RegularExpressions.Match *", new(Returns)),
        ("System.Text.RegularExpressions.Group *", new(Returns)),
        ("System.Text.RegularExpressions.Capture *", new(Returns)),
        ("System.Globalization.CultureInfo *", new(Returns)),
        ("System.Globalization.NumberFormatInfo *", new(Returns)),
        ("System.Globalization.DateTimeFormatInfo *", new(Returns)),
        ("System.Runtime.CompilerServices.DefaultInterpolatedStringHandler *", new(Returns)),
        ("System.Runtime.CompilerServices.FormattableStringFactory *", new(Returns)),
        ("System.Diagnostics.Debug+AssertInterpolatedStringHandler *", new(Returns)),
        ("System.Diagnostics.Debug+WriteIfInterpolatedStringHandler *", new(Returns)),
        ("System.Text.StringBuilder+AppendInterpolatedStringHandler *", new(Returns)),

        // Dates, versions, identifiers, addresses.
        ("System.DateTime MinValue", new(Returns, DefaultContent)),
        ("System.DateTime *", new(Returns)),
        ("System.DateTimeOffset MinValue", new(Returns, DefaultContent)),
        ("System.DateTimeOffset *", new(Returns)),
        ("System.DateOnly MinValue", new(Returns, DefaultContent)),
        ("System.DateOnly *", new(Returns)),
        ("System.TimeOnly MinValue", new(Returns, DefaultContent)),
        ("System.TimeOnly *", new(Returns)),
        ("System.TimeSpan Zero", new(Returns, DefaultContent)),
        ("System.TimeSpan *", new(Returns)),
        ("System.TimeZoneInfo *", new(Returns)),
        ("System.Guid Empty", new(Returns, DefaultContent)),
        ("System.Guid *", new(Returns)),
        ("System.Uri .ctor", new(ThrowsOnCondition)),
        ("System.Uri *", new(Returns)),
        ("System.UriBuilder *", new(Returns)),
        ("System.Net.WebUtility *", new(Returns)),
        ("System.Version .ctor", new(Returns, MakeVersion)),
        ("System.Version CompareTo", new(Returns, CompareVersion)),
        ("System.Version Major", new(Returns, MajorVersion)),
        ("System.Version Minor", new(Returns, MinorVersion)),
        ("System.Version Build", new(Returns, BuildNumber)),
        ("System.Version *", new(Returns)),

        // The system and the process.
        ("System.OperatingSystem IsWindowsVersionAtLeast", new(Returns, IsWindowsAtLeast)),
        ("System.OperatingSystem IsOSPlatformVersionAtLeast", new(Returns, IsPlatformAtLeast)),
        ("System.OperatingSystem Version", new(Returns, VersionOfSystem)),
        ("System.OperatingSystem *", new(Returns)),
        ("System.Environment OSVersion", new(Returns, RunningSystem)),
        ("System.Environment *", new(Returns)),
        ("System.AppContext *", new(Returns)),
        ("System.GC WaitForPendingFinalizers", new(Returns | Waits)),
        ("System.GC *", new(Returns | LeavesArguments)),
        ("System.Type *", new(Returns | LeavesArguments)),
        ("System.Delegate op_Equality op_Inequality Combine Remove", new(Returns | LeavesArguments)),
        ("System.MulticastDelegate op_Equality op_Inequality", new(Returns | LeavesArguments)),
        ("System.EventArgs *", new(Returns)),
        ("System.ComponentModel.PropertyChangedEventArgs *", new(Returns)),
        ("System.ComponentModel.CancelEventArgs *", new(Returns)),
        ("System.ComponentModel.AsyncCompletedEventArgs .ctor", new(Returns)),
        ("System.ComponentModel.ProgressChangedEventArgs *", new(Returns)),
        ("System.ComponentModel.Component .ctor", new(Returns)),
        ("System.Attribute .ctor", new(Returns)),
        ("System.MarshalByRefObject .ctor", new(Returns)),
        ("System.Collections.ObjectModel.Collection`1 .ctor", new(Returns)),
        ("System.Collections.ObjectModel.KeyedCollection`2 .ctor", new(Returns)),
        ("System.Collections.ObjectModel.ObservableCollection`1 .ctor", new(Returns)),
        ("System.Collections.ObjectModel.ReadOnlyCollection`1 .ctor", new(Returns)),
        ("System.Threading.ReaderWriterLockSlim .ctor", new(Returns)),
        ("System.Threading.AsyncLocal`1 .ctor", new(Returns | LeavesArguments)),
        ("System.Threading.ThreadLocal`1 .ctor", new(Returns)),
        ("System.WeakReference .ctor", new(Returns | LeavesArguments)),
        ("System.WeakReference`1 .ctor", new(Returns | LeavesArguments)),
        ("System.Net.Http.HttpClient .ctor", new(Returns)),
        ("System.Net.Http.HttpClientHandler .ctor", new(Returns)),
        ("System.Runtime.CompilerServices.ConditionalWeakTable`2 .ctor", new(Returns)),
        ("System.Text.Json.JsonSerializerOptions .ctor", new(Returns)),
        ("System.Runtime.CompilerServices.RuntimeHelpers GetHashCode GetObjectValue InitializeArray GetSubArray CreateSpan " +
            "AllocateTypeAssociatedMemory IsReferenceOrContainsReferences EnsureSufficientExecutionStack " +
            "TryEnsureSufficientExecutionStack", new(Returns | LeavesArguments)),
        ("System.Security.Principal.WindowsIdentity *", new(Returns)),
        ("System.Configuration.ConfigurationManager *", new(Returns)),
        ("System.Collections.Specialized.NameValueCollection *", new(Returns)),
        ("Microsoft.Win32.Registry *", new(Returns)),
        ("Microsoft.Win32.RegistryKey *", new(Returns)),
        ("System.Diagnostics.Stopwatch *", new(Returns)),
        ("System.Diagnostics.Process Start", new(Returns | StartsProgram)),
        ("System.Diagnostics.Process GetCurrentProcess Id ProcessName HasExited ExitCode Dispose Close", new(Returns)),
        ("System.Diagnostics.ProcessStartInfo *", new(Returns | StartsProgram)),

        // Exceptions; so are the members of the classes derived from this one.
        ("System.Exception .ctor", new(Returns | LeavesArguments)),
        ("System.Exception *", new(Returns)),
        ("System.Runtime.ExceptionServices.ExceptionDispatchInfo Capture SourceException SetCurrentStackTrace",
            new(Returns | LeavesArguments)),

        // Output and logging.
        ("System.Console Read ReadKey ReadLine", new(Returns | Waits)),
        ("System.Console *", new(Returns | Shows)),
        ("System.Diagnostics.Debug *", new(Returns | Shows)),
        ("System.Diagnostics.Trace *", new(Returns | Shows)),
        ("System.Diagnostics.TraceSource *", new(Returns | Shows)),
        ("System.Diagnostics.Debugger *", new(Returns)),
        ("System.Diagnostics.EventLog WriteEntry", new(Returns | Shows)),
        ("System.Diagnostics.EventLog SourceExists CreateEventSource", new(Returns)),
        ("Microsoft.Extensions.Logging.ILogger *", new(Returns | Shows)),
        ("Microsoft.Extensions.Logging.LoggerExtensions *", new(Returns | Shows)),
        ("Microsoft.Extensions.Logging.ILoggerFactory CreateLogger", new(Returns)),
        ("Microsoft.Extensions.Logging.LoggerFactoryExtensions CreateLogger", new(Returns)),
        ("Microsoft.Extensions.Logging.EventId *", new(Returns)),
        ("Serilog.ILogger *", new(Returns | Shows)),
        ("Serilog.Log *", new(Returns | Shows)),
        ("NLog.Logger *", new(Returns | Shows)),
        ("NLog.ILogger *", new(Returns | Shows)),
        ("NLog.ILoggerBase *", new(Returns | Shows)),
        ("NLog.LogManager *", new(Returns)),
        ("log4net.ILog *", new(Returns | Shows)),
        ("log4net.LogManager *", new(Returns)),

        // Paths, files and streams.
        ("System.IO.Path Combine", new(Returns, CombinePaths)),
        ("System.IO.Path Join", new(Returns, JoinPaths)),
        ("System.IO.Path *", new(Returns)),
        ("System.IO.File *", new(Returns)),
        ("System.IO.Directory *", new(Returns)),
        ("System.IO.FileSystemInfo *", new(Returns)),
        ("System.IO.FileInfo *", new(Returns)),
        ("System.IO.DirectoryInfo *", new(Returns)),
        ("System.IO.DriveInfo *", new(Returns)),
        ("System.IO.Stream *", new(Returns)),
        ("System.IO.FileStream *", new(Returns)),
        ("System.IO.MemoryStream *", new(Returns)),
        ("System.IO.TextWriter *", new(Returns)),
        ("System.IO.StreamWriter *", new(Returns)),
        ("System.IO.StringWriter *", new(Returns)),
        ("System.IO.TextReader *", new(Returns)),
        ("System.IO.StreamReader *", new(Returns)),
        ("System.IO.StringReader *", new(Returns)),
        ("System.IO.BinaryWriter *", new(Returns)),
        ("System.IO.BinaryReader *", new(Returns)),

        // Threads and tasks. Who waits for other code lets it run, and that may do anything.
        ("System.Threading.Thread Sleep", new(Returns | Waits)),
        ("System.Threading.Thread Join", new(Waits)),
        ("System.Threading.Thread Yield SpinWait CurrentThread ManagedThreadId Name IsBackground IsAlive Priority ThreadState "
            + "MemoryBarrier",
            new(Returns)),
        ("System.Threading.Interlocked *", new(Returns | LeavesArguments)),
        ("System.Threading.Volatile *", new(Returns | LeavesArguments)),
        ("System.Threading.Monitor Enter", new(Returns | LeavesArguments, EnterLock)),
        ("System.Threading.Monitor Exit", new(Returns | LeavesArguments, ExitLock)),
        ("System.Threading.Monitor Pulse PulseAll IsEntered TryEnter", new(Returns | LeavesArguments)),
        ("System.Threading.Monitor Wait", new(Waits)),
        ("System.Threading.Lock Enter Exit TryEnter EnterScope IsHeldByCurrentThread", new(Returns)),
        ("System.Threading.Lock+Scope Dispose", new(Returns)),
        ("System.Threading.WaitHandle WaitOne WaitAll WaitAny SignalAndWait", new(Waits)),
        ("System.Threading.WaitHandle Dispose Close", new(Returns)),
        ("System.Threading.EventWaitHandle Set Reset", new(Returns)),
        ("System.Threading.ManualResetEvent .ctor", new(Returns)),
        ("System.Threading.AutoResetEvent .ctor", new(Returns)),
        ("System.Threading.ManualResetEventSlim Wait", new(Waits)),
        ("System.Threading.ManualResetEventSlim .ctor Set Reset IsSet Dispose", new(Returns)),
        ("System.Threading.SemaphoreSlim Wait", new(Waits)),
        ("System.Threading.SemaphoreSlim .ctor Release CurrentCount Dispose", new(Returns)),
        ("System.Threading.CountdownEvent Wait", new(Waits)),
        ("System.Threading.CountdownEvent .ctor Signal CurrentCount IsSet", new(Returns)),
        ("System.Threading.Barrier SignalAndWait", new(Waits)),
        ("System.Threading.SpinWait SpinUntil", new(Waits)),
        ("System.Threading.SynchronizationContext Send", new(Waits | RunsArgumentAtOnce)),
        ("System.Threading.SynchronizationContext Post", new(RunsArgumentLater)),
        ("System.Threading.ThreadPool QueueUserWorkItem UnsafeQueueUserWorkItem", new(RunsArgumentLater)),
        ("System.Threading.CancellationToken IsCancellationRequested", new(Returns, IsStopped)),
        ("System.Threading.CancellationToken None", new(Returns, DefaultContent)),
        ("System.Threading.CancellationToken *", new(Returns)),
        ("System.Threading.CancellationTokenSource .ctor Token IsCancellationRequested CancelAfter Dispose", new(Returns)),
        ("System.Threading.Tasks.Task Delay", new(Returns | CompletesByItself)),
        ("System.Threading.Tasks.Task Yield CompletedTask FromResult", new(Returns | LeavesArguments | CompletesByItself)),
        ("System.Threading.Tasks.Task ConfigureAwait", new(Returns | LeavesArguments, PassOnReceiver)),
        ("System.Threading.Tasks.Task`1 ConfigureAwait", new(Returns | LeavesArguments, PassOnReceiver)),
        ("System.Threading.Tasks.ValueTask ConfigureAwait", new(Returns | LeavesArguments, PassOnReceiver)),
        ("System.Threading.Tasks.ValueTask`1 ConfigureAwait", new(Returns | LeavesArguments, PassOnReceiver)),
        ("System.Threading.Tasks.ValueTask CompletedTask FromResult", new(Returns | LeavesArguments | CompletesByItself)),
        ("System.Threading.Tasks.Task IsFaulted IsCanceled", new(Returns, IsStopped)),
        ("System.Threading.Tasks.ValueTask IsFaulted IsCanceled", new(Returns, IsStopped)),
        ("System.Threading.Tasks.ValueTask`1 IsFaulted IsCanceled", new(Returns, IsStopped)),
        ("System.Threading.Tasks.Task Id Status Exception IsCompleted IsCompletedSuccessfully", new(Returns)),
        ("System.Threading.Tasks.ValueTask IsCompleted IsCompletedSuccessfully", new(Returns)),
        ("System.Threading.Tasks.ValueTask`1 IsCompleted IsCompletedSuccessfully", new(Returns)),
        ("System.Threading.Tasks.Task GetAwaiter", new(Returns, PassOnReceiver)),
        ("System.Threading.Tasks.Task`1 GetAwaiter", new(Returns, PassOnReceiver)),
        ("System.Threading.Tasks.ValueTask GetAwaiter", new(Returns, PassOnReceiver)),
        ("System.Threading.Tasks.ValueTask`1 GetAwaiter", new(Returns, PassOnReceiver)),
        ("System.Threading.Tasks.Task Run ContinueWith", new(RunsArgumentLater)),
        ("System.Threading.Tasks.Task`1 ContinueWith", new(RunsArgumentLater)),
        ("System.Threading.Tasks.TaskFactory StartNew", new(RunsArgumentLater)),
        ("System.Threading.Tasks.TaskFactory`1 StartNew", new(RunsArgumentLater)),
        ("System.Threading.Tasks.Task WaitAll WaitAny", new(Waits)),
        ("System.Threading.Tasks.Task Wait", new(Waits, ThrowIfStopped)),
        ("System.Threading.Tasks.Task`1 Result", new(Waits, ThrowIfStopped)),
        ("System.Threading.Tasks.ValueTask`1 Result", new(Waits, ThrowIfStopped)),
        ("System.Runtime.CompilerServices.TaskAwaiter GetResult", new(Waits, ThrowIfStopped)),
        ("System.Runtime.CompilerServices.TaskAwaiter`1 GetResult", new(Waits, ThrowIfStopped)),
        ("System.Runtime.CompilerServices.ValueTaskAwaiter GetResult", new(Waits, ThrowIfStopped)),
        ("System.Runtime.CompilerServices.ValueTaskAwaiter`1 GetResult", new(Waits, ThrowIfStopped)),
        ("System.Runtime.CompilerServices.ConfiguredTaskAwaitable GetAwaiter", new(Returns, PassOnReceiver)),
        ("System.Runtime.CompilerServices.ConfiguredTaskAwaitable`1 GetAwaiter", new(Returns, PassOnReceiver)),
        ("System.Runtime.CompilerServices.ConfiguredTaskAwaitable+ConfiguredTaskAwaiter GetResult", new(Waits, ThrowIfStopped)),
        ("System.Runtime.CompilerServices.ConfiguredTaskAwaitable`1+ConfiguredTaskAwaiter GetResult", new(Waits, ThrowIfStopped)),
        ("System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable+ConfiguredValueTaskAwaiter GetResult", new(Waits, ThrowIfStopped)),
        ("System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable`1+ConfiguredValueTaskAwaiter GetResult", new(Waits, ThrowIfStopped)),
        ("System.Diagnostics.Process WaitForExit WaitForInputIdle", new(Waits)),

        // Windows and their threads.
        ("System.Windows.Threading.Dispatcher Invoke", new(Waits | RunsArgumentAtOnce)),
        ("System.Windows.Threading.Dispatcher BeginInvoke InvokeAsync", new(RunsArgumentLater)),
        ("System.Windows.Threading.DispatcherOperation Wait", new(Waits)),
        ("System.Windows.Forms.Control Invoke", new(Waits | RunsArgumentAtOnce)),
        ("System.Windows.Forms.Control BeginInvoke InvokeAsync", new(RunsArgumentLater)),
        ("System.ComponentModel.ISynchronizeInvoke Invoke", new(Waits | RunsArgumentAtOnce)),
        ("System.ComponentModel.ISynchronizeInvoke BeginInvoke", new(RunsArgumentLater)),
        ("System.Windows.Forms.MessageBox Show", new(Waits)),
        ("System.Windows.MessageBox Show", new(Waits)),
        ("System.Windows.Forms.Form ShowDialog", new(Waits)),
        ("System.Windows.Forms.CommonDialog ShowDialog", new(Waits)),
        ("System.Windows.Window ShowDialog", new(Waits)),

        // Collections.
        ("System.Array ForEach", new(RunsArgumentAtOnce)),
        ("System.Array Empty", new(Returns | LeavesArguments, NoElements)),
        ("System.Array Length", new(Returns | LeavesArguments, CountElements)),
        ("System.Array IndexOf LastIndexOf Sort BinarySearch", new(Returns | ComparesElements)),
        ("System.Array *", new(Returns | LeavesArguments)),
        ("System.Collections.Generic.List`1 Count", new(Returns | LeavesArguments, CountElements)),
        ("System.Collections.Generic.List`1 ForEach", new(RunsArgumentAtOnce)),
        ("System.Collections.Generic.List`1 Contains IndexOf LastIndexOf Remove Sort BinarySearch", new(Returns | ComparesElements)),
        ("System.Collections.Generic.List`1 .ctor AddRange InsertRange", new(Returns)),
        ("System.Collections.Generic.List`1 *", new(Returns | LeavesArguments)),
        ("System.Collections.Generic.List`1+Enumerator *", new(Returns)),
        ("System.Collections.Generic.Dictionary`2 Count", new(Returns | LeavesArguments, CountElements)),
        ("System.Collections.Generic.Dictionary`2 ContainsValue", new(Returns | ComparesElements)),
        ("System.Collections.Generic.Dictionary`2 .ctor", new(Returns)),
        ("System.Collections.Generic.Dictionary`2 *", new(Returns | UsesFirstArgument)),
        ("System.Collections.Generic.Dictionary`2+Enumerator *", new(Returns)),
        ("System.Collections.Generic.Dictionary`2+KeyCollection *", new(Returns)),
        ("System.Collections.Generic.Dictionary`2+KeyCollection+Enumerator *", new(Returns)),
        ("System.Collections.Generic.Dictionary`2+ValueCollection *", new(Returns)),
        ("System.Collections.Generic.Dictionary`2+ValueCollection+Enumerator *", new(Returns)),
        ("System.Collections.Generic.KeyValuePair`2 .ctor Key Value Deconstruct", new(Returns | LeavesArguments)),
        ("System.Collections.Generic.SortedDictionary`2 Count", new(Returns | LeavesArguments, CountElements)),
        ("System.Collections.Generic.SortedDictionary`2 Clear Keys Values GetEnumerator", new(Returns)),
        ("System.Collections.Generic.SortedList`2 Count", new(Returns | LeavesArguments, CountElements)),
        ("System.Collections.Generic.SortedList`2 Clear Keys Values GetEnumerator", new(Returns)),
        ("System.Collections.Generic.HashSet`1 Count", new(Returns | LeavesArguments, CountElements)),
        ("System.Collections.Generic.HashSet`1 Clear GetEnumerator", new(Returns)),
        ("System.Collections.Generic.HashSet`1 *", new(Returns | ComparesElements)),
        ("System.Collections.Generic.HashSet`1+Enumerator *", new(Returns)),
        ("System.Collections.Generic.SortedSet`1 Count", new(Returns | LeavesArguments, CountElements)),
        ("System.Collections.Generic.SortedSet`1 *", new(Returns | ComparesElements)),
        ("System.Collections.Generic.Queue`1 Count", new(Returns | LeavesArguments, CountElements)),
        ("System.Collections.Generic.Queue`1 Contains", new(Returns | ComparesElements)),
        ("System.Collections.Generic.Queue`1 .ctor", new(Returns)),
        ("System.Collections.Generic.Queue`1 *", new(Returns | LeavesArguments)),
        ("System.Collections.Generic.Queue`1+Enumerator *", new(Returns)),
        ("System.Collections.Generic.Stack`1 Count", new(Returns | LeavesArguments, CountElements)),
        ("System.Collections.Generic.Stack`1 Contains", new(Returns | ComparesElements)),
        ("System.Collections.Generic.Stack`1 .ctor", new(Returns)),
        ("System.Collections.Generic.Stack`1 *", new(Returns | LeavesArguments)),
        ("System.Collections.Generic.Stack`1+Enumerator *", new(Returns)),
        ("System.Collections.Generic.LinkedList`1 Count", new(Returns | LeavesArguments, CountElements)),
        ("System.Collections.Generic.LinkedList`1 AddFirst AddLast AddBefore AddAfter RemoveFirst RemoveLast Clear First Last",
            new(Returns | LeavesArguments)),
        ("System.Collections.Concurrent.ConcurrentQueue`1 Enqueue TryDequeue TryPeek Count IsEmpty Clear", new(Returns | LeavesArguments)),
        ("System.Collections.Concurrent.ConcurrentStack`1 Push TryPop TryPeek Count IsEmpty Clear", new(Returns | LeavesArguments)),
        ("System.Collections.Concurrent.ConcurrentBag`1 Add TryTake TryPeek Count IsEmpty", new(Returns | LeavesArguments)),
        ("System.Collections.Concurrent.ConcurrentDictionary`2 *", new(Returns | UsesFirstArgument)),
        ("System.Collections.ArrayList Add Clear Count Item", new(Returns | LeavesArguments)),
        ("System.Collections.Immutable.ImmutableArray *", new(Returns | LeavesArguments)),
        ("System.Collections.Immutable.ImmutableArray`1 Add Insert Length IsEmpty IsDefault IsDefaultOrEmpty Item GetEnumerator",
            new(Returns | LeavesArguments)),
        ("System.Collections.Immutable.ImmutableArray`1+Enumerator *", new(Returns)),
        ("System.Collections.Immutable.ImmutableList`1 Add Insert Count IsEmpty Item Clear RemoveAt GetEnumerator",
            new(Returns | LeavesArguments)),
        ("System.Linq.Enumerable Empty", new(Returns, NoElements)),
        ("System.Linq.Enumerable Any", new(Returns, HasElements)),
        ("System.Linq.Enumerable Count", new(Returns, CountElements)),
        ("System.Linq.Enumerable Contains Distinct Union Intersect Except Max Min SequenceEqual", new(Returns | ComparesElements)),
        ("System.Linq.Enumerable Single First Last ElementAt Average Aggregate", new(ThrowsOnCondition)),
        ("System.Linq.Enumerable *", new(Returns)),
        ("System.CharEnumerator *", new(Returns)),
        ("System.Span`1+Enumerator *", new(Returns)),
        ("System.ReadOnlySpan`1+Enumerator *", new(Returns)),
        ("System.Span`1 Empty", new(Returns, NoElements)),
        ("System.ReadOnlySpan`1 Empty", new(Returns, NoElements)),
        ("System.Span`1 *", new(Returns)),
        ("System.ReadOnlySpan`1 *", new(Returns)),
        ("System.Memory`1 *", new(Returns)),
        ("System.ReadOnlyMemory`1 *", new(Returns)),
        ("System.MemoryExtensions *", new(Returns)),
        ("System.Index *", new(Returns)),
        ("System.Range *", new(Returns)),
        ("System.Net.Http.HttpResponseMessage IsSuccessStatusCode StatusCode ReasonPhrase", new(Returns)),
    ];
    private static readonly Dictionary<string, Dictionary<string, KnownMember>> s_types = Read();

    // The same by the last part of the name, so that a whole name is compared only where there may be one.
    private static readonly Dictionary<string, List<(string Type, Dictionary<string, KnownMember> Members)>> s_lastParts = new(
        StringComparer.Ordinal);

    // Most members end here: to look for a whole name takes its time.
    private static readonly Dictionary<string, KnownEffects> s_effects = new(StringComparer.Ordinal);
    private static readonly HashSet<string> s_functions = new(StringComparer.Ordinal);

    static KnownMemberTable()
    {
        foreach (var row in s_types)
        {
            var (type, members) = (row.Key, row.Value);
            var last = type.Substring(type.LastIndexOfAny(['.', '+']) + 1);
            if (!s_lastParts.TryGetValue(last, out var types))
            {
                s_lastParts.Add(last, types = []);
            }

            types.Add((type, members));
            foreach (var pair in members)
            {
                s_effects[pair.Key] = pair.Value.Effects | (s_effects.TryGetValue(pair.Key, out var effects) ? effects : KnownEffects.None);
                if (pair.Value.Function != KnownFunction.None)
                {
                    s_functions.Add(pair.Key);
                }
            }
        }
    }

    /// <summary>Whether the table has a row of its own for a member of that name, on whatever type, with this effect.</summary>
    public static bool HasEffect(string name, KnownEffects effect)
        => s_effects.TryGetValue(name, out var effects) && (effects & effect) != KnownEffects.None;

    /// <summary>Whether the table has a function of that name, on whatever type.</summary>
    public static bool HasFunction(string name) => s_functions.Contains(name);

    /// <summary>The metadata names of all types that have rows.</summary>
    public static IEnumerable<string> Types => s_types.Keys;

    /// <summary>What is known of the members of a type, by their names; null where nothing is.</summary>
    /// <param name="type">The metadata name, with the namespace and the types around it.</param>
    public static IReadOnlyDictionary<string, KnownMember>? MembersOf(string type)
        => s_types.TryGetValue(type, out var members) ? members : null;

    /// <summary>What is known of the members of a type, by their names; null where nothing is.</summary>
    public static IReadOnlyDictionary<string, KnownMember>? MembersOf(INamedTypeSymbol type)
    {
        if (s_lastParts.TryGetValue(type.MetadataName, out var types))
        {
            foreach (var (name, members) in types)
            {
                if (FullNames.IsNamed(type, name))
                {
                    return members;
                }
            }
        }

        return null;
    }

    private static Dictionary<string, Dictionary<string, KnownMember>> Read()
    {
        var types = new Dictionary<string, Dictionary<string, KnownMember>>(StringComparer.Ordinal);
        foreach (var (row, known) in s_rows)
        {
            var names = row.Split(' ');
            if (!types.TryGetValue(names[0], out var members))
            {
                types.Add(names[0], members = new(StringComparer.Ordinal));
            }

            foreach (var name in names.Skip(1))
            {
                members.Add(name, known);
            }
        }

        return types;
    }
}
