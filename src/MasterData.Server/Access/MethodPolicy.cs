namespace MasterData.Server.Access;

/// <summary>Who may call a method at all. What the caller may do there, the use case decides.</summary>
internal enum MethodPolicy
{
    /// <summary>Anyone, without a key.</summary>
    Anonymous,

    /// <summary>Whoever has a valid key.</summary>
    Authenticated,
}
