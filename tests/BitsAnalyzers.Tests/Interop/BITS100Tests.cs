using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Shapes;
using Microsoft.CodeAnalysis;
using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Interop;

public class BITS100Tests
{
    private const string File =
        """[ComImport, Guid("01B7BD23-FB88-4A77-8490-5891D3E4653A"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)] interface IFile""";

    private const string Job =
        """[ComImport, Guid("37668D37-507E-4160-9316-26306D150B12"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)] interface IJob""";

    private const string Job2 =
        """[ComImport, Guid("54B50739-686F-45EB-9DFF-D6A9A0FAA9AF"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)] interface IJob2""";

    /// <summary>Which interfaces of a shape are wrong, and that no other is.</summary>
    [Theory]
    [EveryShape]
    public async Task DeclarationsOfTheShapes(InteropShape shape)
    {
        var diagnostics = await ShapeCompilation.DiagnosticsAsync(shape, "class Empty { }", TestContext.Current.CancellationToken);
        var reported = diagnostics.Where(static diagnostic => diagnostic.Id == "BITS100").Select(NameOf).Order(StringComparer.Ordinal);
        Assert.Equal(
            shape.Name switch
            {
                "NotRedeclared" =>
                [
                    "IBackgroundCopyCallback2", "IBackgroundCopyCallback3",
                    "IBackgroundCopyJob2", "IBackgroundCopyJob3", "IBackgroundCopyJob4", "IBackgroundCopyJob5",
                ],
                "SharpBits" => ["IBackgroundCopyJob4"],
                _ => [],
            },
            reported);
    }

    public class Slots
    {
        [Fact]
        public Task TwoMembersAreSwapped() => Program($$"""
            {{File}}
            {
                void {|BITS100:GetLocalName|}([MarshalAs(UnmanagedType.LPWStr)] out string name);
                void GetRemoteName([MarshalAs(UnmanagedType.LPWStr)] out string name);
            }
            """);

        [Fact]
        public Task AMemberIsLeftOut() => Program($$"""
            {{Job}}
            {
                void AddFileSet(uint count, IntPtr files);
                void AddFile([MarshalAs(UnmanagedType.LPWStr)] string url, [MarshalAs(UnmanagedType.LPWStr)] string path);
                void {|BITS100:Suspend|}();
                void Resume();
            }
            """);

        [Fact]
        public Task AnOverloadTakesASlot() => Program($$"""
            {{File}}
            {
                void GetRemoteName([MarshalAs(UnmanagedType.LPWStr)] out string name);
                void {|BITS100:GetRemoteName|}(out IntPtr name);
            }
            """);

        [Fact]
        public Task ThereIsOneTooMany() => Program($$"""
            {{File}}
            {
                void _VtblGap1_3();
                void {|BITS100:GetSize|}(out ulong size);
            }
            """);

        [Fact]
        public Task TheBaseIsNotRedeclared() => Program($$"""
            {{Job2}} : IBackgroundCopyJob
            {
                void SetNotifyCmdLine([MarshalAs(UnmanagedType.LPWStr)] string program, [MarshalAs(UnmanagedType.LPWStr)] string parameters);
            }
            """.Replace("interface IJob2", "interface {|BITS100:IJob2|}"));

        [Fact]
        public Task WithoutABaseTheMemberIsReported() => Program($$"""
            {{Job2}}
            {
                void {|BITS100:SetNotifyCmdLine|}([MarshalAs(UnmanagedType.LPWStr)] string program, [MarshalAs(UnmanagedType.LPWStr)] string parameters);
            }
            """);

        [Fact]
        public Task AGeneratedInterfaceGoesOnBehindItsBase() => Program(InteropShapes.GeneratedComInterface, """
            [GeneratedComInterface(StringMarshalling = StringMarshalling.Utf16), Guid("01B7BD23-FB88-4A77-8490-5891D3E4653A")]
            partial interface IFile
            {
                void GetRemoteName(out string name);
                void GetLocalName(out string name);
            }

            [GeneratedComInterface(StringMarshalling = StringMarshalling.Utf16), Guid("83E81B93-0873-474D-8A8C-F2018B1A939C")]
            partial interface {|BITS100:IFile2|} : IFile
            {
                void GetFileRanges(ref uint count, out nint ranges);
            }

            [GeneratedComInterface(StringMarshalling = StringMarshalling.Utf16), Guid("83E81B93-0873-474D-8A8C-F2018B1A939C")]
            partial interface IOtherFile2 : IBackgroundCopyFile
            {
                new void {|BITS100:GetRemoteName|}(out string name);
            }
            """);

        [Fact]
        public Task AStructCallsThroughAnotherSlot() => Program(InteropShapes.CsWin32Pointers, """
            [Guid("01B7BD23-FB88-4A77-8490-5891D3E4653A")]
            unsafe struct IFile
            {
                private void** lpVtbl;

                public int GetRemoteName(char** name) => ((delegate* unmanaged[Stdcall]<void*, char**, int>)lpVtbl[3])(null, name);

                public int {|BITS100:GetLocalName|}(char** name) => ((delegate* unmanaged[Stdcall]<void*, char**, int>)lpVtbl[5])(null, name);

                public int {|BITS100:GetProgress|}(ushort progress) => ((delegate* unmanaged[Stdcall]<void*, ushort, int>)lpVtbl[5])(null, progress);

                public int Release() => ((delegate* unmanaged[Stdcall]<void*, int>)lpVtbl[2])(null);
            }
            """);

        [Fact]
        public async Task TheMessageSaysWhereTheMemberBelongs()
        {
            var diagnostics = await Diagnostics($$"""
                {{File}}
                {
                    void GetProgress(out long progress);
                }

                {{Job2}} : IBackgroundCopyJob
                {
                    void SetNotifyCmdLine([MarshalAs(UnmanagedType.LPWStr)] string program, [MarshalAs(UnmanagedType.LPWStr)] string parameters);
                }
                """);

            Assert.Equal(
                [
                    "'GetProgress' is called through slot 3, where BITS has GetRemoteName; its own slot is 5",
                    "'IJob2' has to declare the 32 members of its base once more; without them 'SetNotifyCmdLine' is called through slot "
                    + "3 instead of 35",
                ],
                diagnostics.Select(static diagnostic => diagnostic.GetMessage()));
        }
    }

    public class Identifiers
    {
        [Fact]
        public Task TheOneThatManyCopiesCarry() => Program("""
            [ComImport, Guid("BC2C92DF-4972-4FA7-B8A0-444E127BA670"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
            interface {|BITS100:ITransfer|} { }
            """);

        [Fact]
        public Task AnUnknownOneForANameOfBits() => Program("""
            namespace Fabrikam
            {
                [ComImport, Guid("11111111-4972-4FA7-B8A0-444E127BA670"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
                interface {|BITS100:IBackgroundCopyFile|}
                {
                    void GetRemoteName([MarshalAs(UnmanagedType.LPWStr)] out string name);
                }
            }
            """);

        [Fact]
        public Task AnInterfaceThatIsNotOfIUnknown() => Program("""
            [ComImport, Guid("01B7BD23-FB88-4A77-8490-5891D3E4653A")]
            interface {|BITS100:IDual|}
            {
                void GetRemoteName([MarshalAs(UnmanagedType.LPWStr)] out string name);
            }

            [ComImport, Guid("01B7BD23-FB88-4A77-8490-5891D3E4653A"), InterfaceType(ComInterfaceType.InterfaceIsIDispatch)]
            interface {|BITS100:IDispatched|}
            {
                void GetRemoteName([MarshalAs(UnmanagedType.LPWStr)] out string name);
            }

            [ComImport, Guid("01B7BD23-FB88-4A77-8490-5891D3E4653A"), InterfaceType((short)1)]
            interface IShort
            {
                void GetRemoteName([MarshalAs(UnmanagedType.LPWStr)] out string name);
            }
            """);
    }

    public class Parameters
    {
        [Theory]
        [InlineData("void AddFileSet(uint count);", "'AddFileSet' has 1 parameter, but BITS has 2 parameters there")]
        [InlineData("void AddFileSet(ulong count, IntPtr files);", "'count' of AddFileSet has 8 bytes, but BITS expects 4 bytes")]
        [InlineData("void AddFileSet(ref uint count, IntPtr files);", "'count' of AddFileSet is an address, but BITS expects 4 bytes")]
        [InlineData("void AddFileSet(uint count, int files);", "'files' of AddFileSet is passed by value, but BITS expects an address")]
        [InlineData(
            "int AddFileSet(uint count, IntPtr files);",
            "Without [PreserveSig] the result of AddFileSet is one more parameter, but BITS has 2 parameters there")]
        [InlineData(
            "void _VtblGap1_1(); void AddFile([MarshalAs(UnmanagedType.LPStr)] string url, [MarshalAs(UnmanagedType.LPWStr)] string path);",
            "'url' of AddFile is marshalled in another encoding, but BITS expects UTF-16")]
        [InlineData("void _VtblGap1_7(); void GetId(Guid id);", "'id' of GetId is passed by value, but BITS expects an address")]
        [InlineData("void _VtblGap1_7(); void GetId(out uint id);", "'id' of GetId points to 4 bytes, but BITS expects 16 bytes")]
        [InlineData(
            "void _VtblGap1_10(); void GetTimes(out IntPtr times);",
            "'times' of GetTimes points to 8 bytes in a 64-bit process, but BITS expects 24 bytes")]
        [InlineData("void _VtblGap1_10(); long GetTimes();", "The result of GetTimes points to 8 bytes, but BITS expects 24 bytes")]
        [InlineData(
            "void _VtblGap1_13(); void GetOwner(out string owner);",
            "'owner' of GetOwner is freed as a BSTR, but BITS allocates it with CoTaskMemAlloc; [MarshalAs(UnmanagedType.LPWStr)] is "
            + "missing")]
        [InlineData(
            "void _VtblGap1_13(); string GetOwner();",
            "The result of GetOwner is freed as a BSTR, but BITS allocates it with CoTaskMemAlloc; [MarshalAs(UnmanagedType.LPWStr)] is "
            + "missing")]
        [InlineData(
            "void _VtblGap1_13(); void GetOwner([MarshalAs(UnmanagedType.LPWStr)] string owner);",
            "'owner' of GetOwner is passed by value, but BITS expects an address")]
        [InlineData(
            "void _VtblGap1_22(); void SetNotifyInterface(object sink);",
            "'sink' of SetNotifyInterface is marshalled as a VARIANT, but BITS expects an interface pointer; "
            + "[MarshalAs(UnmanagedType.IUnknown)] is missing")]
        [InlineData(
            "void _VtblGap1_22(); void SetNotifyInterface([MarshalAs(UnmanagedType.LPWStr)] string sink);",
            "'sink' of SetNotifyInterface is a string, but BITS expects an interface pointer")]
        public async Task AreCompared(string members, string message)
        {
            var diagnostic = Assert.Single(await Diagnostics($$"""{{Job}} { {{members}} }"""));

            Assert.Equal("BITS100", diagnostic.Id);
            Assert.Equal(message, diagnostic.GetMessage());
        }

        [Theory]
        [InlineData("void AddFileSet(int count, ref BG_FILE_INFO files);")]
        [InlineData("void AddFileSet(uint count, [MarshalAs(UnmanagedType.LPArray)] BG_FILE_INFO[] files);")]
        [InlineData("[PreserveSig] int AddFileSet(uint count, IntPtr files);")]
        [InlineData("[PreserveSig] void AddFileSet(uint count, IntPtr files);")]
        [InlineData("void AddFileSet(uint count, [MarshalAs(UnmanagedType.LPArray)] IntPtr[] urlsAndPaths);")]
        [InlineData("void _VtblGap1_7(); unsafe void GetId(byte* id);")]
        [InlineData("void _VtblGap1_10(); unsafe void GetTimes(long* times);")]
        [InlineData("void _VtblGap1_1(); void AddFile(string url, IntPtr path);")]
        [InlineData("void _VtblGap1_7(); void GetId([Out, MarshalAs(UnmanagedType.LPStruct)] Guid id);")]
        [InlineData("void _VtblGap1_7(); Guid GetId();")]
        [InlineData("void _VtblGap1_7(); [PreserveSig] int GetId(out Guid id);")]
        [InlineData("void _VtblGap1_8(); void GetType(out int type);")]
        [InlineData("void _VtblGap1_10(); BG_JOB_TIMES GetTimes();")]
        [InlineData("void _VtblGap1_13(); void GetOwner(out IntPtr owner);")]
        [InlineData("void _VtblGap1_13(); [return: MarshalAs(UnmanagedType.LPWStr)] string GetOwner();")]
        [InlineData("void _VtblGap1_22(); void SetNotifyInterface([MarshalAs(UnmanagedType.Interface)] object sink);")]
        [InlineData("void _VtblGap1_22(); void SetNotifyInterface(IBackgroundCopyCallback sink);")]
        [InlineData("void _VtblGap1_22(); void SetNotifyInterface(IntPtr sink);")]
        public Task MayBeWrittenInManyWays(string members) => Program($$"""{{Job}} { {{members}} }""");

        [Fact]
        public Task ABooleanOfComHasTwoBytes() => Program("""
            [ComImport, Guid("659CDEAA-489E-11D9-A9CD-000D56965251"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
            interface IFile3
            {
                void _VtblGap1_6();
                void SetValidationState([MarshalAs(UnmanagedType.Bool)] bool state);
                void {|BITS100:GetValidationState|}(out bool state);
                [return: MarshalAs(UnmanagedType.Bool)]
                bool IsDownloadedFromPeer();
            }
            """);

        [Fact]
        public Task AStructureIsAsLongAsItsFields() => Program("""
            struct Progress { public ulong Total; public ulong Transferred; public int Completed; }

            [StructLayout(LayoutKind.Sequential, Pack = 4)]
            struct Packed { public ulong Total; public ulong Transferred; public int Completed; }

            [StructLayout(LayoutKind.Explicit, Size = 24)]
            struct Sized { [FieldOffset(0)] public ulong Total; }

            struct Unknown { public decimal Total; }

            namespace First { FILE { void _VtblGap1_2(); void GetProgress(out Progress progress); } }
            namespace Second { FILE { void _VtblGap1_2(); void {|BITS100:GetProgress|}(out Packed progress); } }
            namespace Third { FILE { void _VtblGap1_2(); void GetProgress(out Sized progress); } }
            namespace Fourth { FILE { void _VtblGap1_2(); void GetProgress(out Unknown progress); } }
            """.Replace("FILE", File));
    }

    public class StaysSilent
    {
        [Fact]
        public Task WhereTheDeclarationEndsEarly() => Program($$"""
            {{Job}}
            {
                void AddFileSet(uint count, IntPtr files);
                void AddFile([MarshalAs(UnmanagedType.LPWStr)] string url, [MarshalAs(UnmanagedType.LPWStr)] string path);
            }

            {{File}} { }
            """);

        [Fact]
        public Task WhereAnInterfaceStandsForItsClass() => Program("""
            [ComImport, Guid("5CE34C0D-0DC9-4C1F-897C-DAA1B78CEE7C"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
            public interface IBackgroundCopyManager
            {
                void CreateJob([MarshalAs(UnmanagedType.LPWStr)] string DisplayName, int Type, out Guid pJobId, [MarshalAs(UnmanagedType.IUnknown)] out object ppJob);
            }

            [ComImport, Guid("5CE34C0D-0DC9-4C1F-897C-DAA1B78CEE7C"), CoClass(typeof(BackgroundCopyManagerClass))]
            public interface BackgroundCopyManager : IBackgroundCopyManager
            {
            }

            [ComImport, Guid("4991D34B-80A1-4291-83B6-3328366B9097"), ClassInterface(ClassInterfaceType.None)]
            public class BackgroundCopyManagerClass
            {
            }
            """);

        [Fact]
        public Task WhereSlotsAreSkipped() => Program($$"""
            {{Job}}
            {
                void Slot3();
                int Slot4 { get; }
                void _VtblGap1_18();
                void SetNotifyFlags(uint flags);
            }
            """);

        [Fact]
        public Task OutsideOfCom() => Program("""
            [Guid("01B7BD23-FB88-4A77-8490-5891D3E4653A")]
            interface IFile { void GetLocalName(out string name); }

            interface IBackgroundCopyFile { void GetLocalName(out string name); }

            namespace Contoso.DeliveryOptimization
            {
                [ComImport, Guid("01B7BD23-FB88-4A77-8490-5891D3E4653A"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
                interface IFile { void GetLocalName(out string name); }
            }

            [ComImport, Guid("22222222-FB88-4A77-8490-5891D3E4653A"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
            interface IBackgroundCopyError { void GetSomethingElse(); }
            """);
    }

    private static string NameOf(Diagnostic diagnostic)
        => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);
}
