using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BitsAnalyzers.Runtime.ComAccess;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests;

/// <summary>Lists of jobs and files are fetched in blocks, from a service that has blocks, and one by one from one that has not.</summary>
public sealed unsafe class EnumeratorTests
{
    private static readonly nint* EnumeratorTable =
        HandMadeObject.CreateTable((nint)(delegate* unmanaged[Stdcall]<nint, uint, nint*, uint*, int>)&Next);

    private static readonly nint* ElementTable = HandMadeObject.CreateTable();

    [Theory]
    [InlineData(0, "64")]
    [InlineData(1, "64")]
    [InlineData(63, "64")]
    [InlineData(64, "64 64")]
    [InlineData(150, "64 64 64")]
    public void All_is_fetched_in_blocks(int count, string asked)
    {
        var service = new Service(count);
        var list = ToList(service);

        Assert.Equal(count, list.Count);
        Assert.Equal(asked, string.Join(' ', service.Asked));
        list.ForEach(element => element.Dispose());
        Assert.Equal(0, service.Alive);
    }

    [Fact]
    public void A_service_without_blocks_is_asked_for_one_by_one()
    {
        var service = new Service(3) { HasBlocks = false };
        var list = ToList(service);

        Assert.Equal(3, list.Count);
        Assert.Equal("64 1 1 1 1", string.Join(' ', service.Asked));
        list.ForEach(element => element.Dispose());
        Assert.Equal(0, service.Alive);
    }

    [Fact]
    public void What_was_fetched_before_a_failure_is_given_back()
    {
        var service = new Service(100) { FailsAt = 64 };

        Assert.Equal(HResults.RPC_E_DISCONNECTED, Assert.Throws<BitsException>(() => ToList(service)).HResult);
        Assert.Equal(0, service.Alive);
    }

    private static List<ComPointer> ToList(Service service)
    {
        using var enumerator = HandMadeObject.Create(EnumeratorTable, service);
        return Enumerator.ToList(enumerator, element => element);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static int Next(nint self, uint count, nint* elements, uint* fetched)
    {
        var service = HandMadeObject.Target<Service>(self);
        service.Asked.Add(count);
        *fetched = 0;
        if (!service.HasBlocks && count != 1)
        {
            return HResults.E_INVALIDARG;
        }

        if (service.Position == service.FailsAt)
        {
            return HResults.RPC_E_DISCONNECTED;
        }

        while (*fetched < count && service.Position < service.Count)
        {
            using var element = HandMadeObject.Create(ElementTable, new Element(service));
            elements[(*fetched)++] = element.Lend(pointer =>
            {
                Marshal.AddRef(pointer);
                return pointer;
            });
            service.Position++;
            service.Alive++;
        }

        return *fetched == count ? HResults.S_OK : HResults.S_FALSE;
    }

    private sealed class Service(int count) : IHandMadeTarget
    {
        public int Count { get; } = count;

        public bool HasBlocks { get; init; } = true;

        public int FailsAt { get; init; } = -1;

        public List<uint> Asked { get; } = [];

        public int Position { get; set; }

        public int Alive { get; set; }

        public bool Has(in Guid iid) => true;

        public void ReferenceReleased(int left)
        {
        }
    }

    private sealed class Element(Service service) : IHandMadeTarget
    {
        public bool Has(in Guid iid) => true;

        public void ReferenceReleased(int left)
        {
            if (left == 0)
            {
                service.Alive--;
            }
        }
    }
}
