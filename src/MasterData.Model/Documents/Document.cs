namespace MasterData.Documents;

/// <summary>What a consumer holds under a key: a catalog, a legal act or an item.</summary>
/// <remarks>No field of a document depends on the day it is read.</remarks>
public abstract record Document
{
    /// <summary><c>catalog</c>, <c>act/{id}</c> or <c>item/{code}</c>; keys sort ordinally.</summary>
    public abstract string Key { get; }
}
