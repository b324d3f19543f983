namespace MasterData.Server.Requests;

/// <summary>How large a request may be.</summary>
internal static class RequestSizes
{
    /// <summary>The limit of most methods: 1 MiB.</summary>
    public const int Usual = 1024 * 1024;

    /// <summary>The limit of methods that carry a whole changeset: 16 MiB.</summary>
    public const int Changeset = 16 * 1024 * 1024;

    /// <summary>The limit of a method, <c>/package.Service/Method</c>.</summary>
    public static int LimitOf(string method) => method is
        "/masterdata.v1.ChangesetService/CreateChangeset" or "/masterdata.v1.ChangesetService/UpdateChangeset"
        ? Changeset
        : Usual;
}
