namespace BitsAnalyzers.Engine.Domain;

/// <summary>Says which entries are kept. A structure that does is asked without a delegate being made each time.</summary>
internal interface IEntryFilter<TKey, TValue>
{
    bool Keeps(TKey key, TValue value);
}
