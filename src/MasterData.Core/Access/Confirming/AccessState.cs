namespace MasterData.Core.Access;

/// <summary>The one row that says what holds for all keys and grants.</summary>
internal sealed class AccessState
{
    /// <summary>The number of the one row.</summary>
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;

    /// <summary>Another one after each change of a key or grant, by which servers see that there was one.</summary>
    public Guid Stamp { get; private set; }

    /// <summary>Whether two administrators of everything have existed, since when one alone gives no rights.</summary>
    public bool TwoAdministrators { get; private set; }

    /// <summary>Notes that a key or grant has changed.</summary>
    public void Touch() => Stamp = Guid.NewGuid();

    /// <summary>From now on a second administrator confirms.</summary>
    public void BeginFourEyes() => TwoAdministrators = true;

    /// <summary>There is one administrator again, because somebody with access to the files said so.</summary>
    public void ReturnToOne() => TwoAdministrators = false;
}
