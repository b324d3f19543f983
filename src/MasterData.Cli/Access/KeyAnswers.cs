using Google.Protobuf;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Output;

namespace MasterData.Cli.Access;

/// <summary>Keys in every form an answer has.</summary>
internal static class KeyAnswers
{
    private static readonly Column[] Columns =
    [
        new("key", "Khoá", "Key"), new("principal", "Của", "Principal"), new("grants", "Quyền", "Grants"),
        new("created_at", "Tạo lúc", "Created at"), new("expires_at", "Hết hạn lúc", "Expires at"),
        new("revoked_at", "Thu hồi lúc", "Revoked at"),
    ];

    private static readonly Column[] NewColumns = [.. Columns, new("secret", "Bí mật", "Secret")];

    /// <summary>Keys without their secrets.</summary>
    public static Answer Of(IMessage response, IEnumerable<V1.Key> keys) =>
        new(response, Columns, [.. keys.Select(Row)]);

    /// <summary>A new key with its secret.</summary>
    public static Answer OfNew(IMessage response, V1.Key key, string secret) =>
        new(response, NewColumns, [[.. Row(key), secret]]);

    private static string[] Row(V1.Key key) =>
    [
        Names.IdOf(key.Name), key.Principal, Values.Of(key.Grants.Select(GrantText.Of)), Values.Of(key.CreatedAt),
        Values.Of(key.ExpiresAt), Values.Of(key.RevokedAt),
    ];
}
