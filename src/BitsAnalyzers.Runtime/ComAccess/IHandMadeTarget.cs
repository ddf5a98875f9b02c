namespace BitsAnalyzers.Runtime.ComAccess;

/// <summary>What stands behind a <see cref="HandMadeObject"/>.</summary>
internal interface IHandMadeTarget
{
    /// <summary>Whether the object has an interface, apart from IUnknown. All interfaces share its one table.</summary>
    bool Has(in Guid interfaceId);

    /// <summary>Somebody has given back a reference.</summary>
    /// <param name="left">How many there are still.</param>
    void ReferenceReleased(int left);
}
