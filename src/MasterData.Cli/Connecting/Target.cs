using System.CommandLine;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Errors;
using MasterData.Client.Connecting;

namespace MasterData.Cli.Connecting;

/// <summary>Which server to call and as whom.</summary>
internal sealed record Target(Uri Address, MasterDataCredentials Credentials, bool AllowInsecure)
{
    public const string DefaultAddress = "http://127.0.0.1:5081";

    /// <summary>Refuses an address on the way to which others can read what is sent.</summary>
    public void DemandPrivate()
    {
        if (!AllowInsecure && !MasterDataChannel.IsPrivate(Address))
        {
            throw new CliException(
                ExitCode.Usage,
                $"{Address} không mã hóa và không phải máy này: ai ở giữa cũng đọc được khoá. Dùng https, hoặc thêm "
                + "--allow-insecure nếu chấp nhận.",
                $"{Address} is not encrypted and not this machine: everybody on the way can read the key. Use https, "
                + "or "
                + "add --allow-insecure if you accept that.");
        }
    }

    /// <summary>
    /// A demo file on the command line says both. Else MASTERDATA_TOKEN is the key, and without it the demo file of
    /// MASTERDATA_DEMO_FILE. An address that is stated goes before that of a demo file.
    /// </summary>
    public static Target Choose(ParseResult parse, GlobalOptions options, Func<string, string?> variable, string role)
    {
        var token = variable("MASTERDATA_TOKEN");
        var stated = parse.GetValue(options.DemoFile);
        var path = stated ?? (token is null ? variable("MASTERDATA_DEMO_FILE") : null);
        var url = parse.GetValue(options.Url) ?? (stated is null ? variable("MASTERDATA_URL") : null);
        var insecure = parse.GetValue(options.AllowInsecure) || variable("MASTERDATA_ALLOW_INSECURE") is "1" or "true";
        if (path is not null)
        {
            var demo = DemoFile.Read(path);
            var key = demo.KeyOf(parse.GetValue(options.As) ?? role);
            return Private(new(AddressOf(url ?? demo.Grpc ?? DefaultAddress), CredentialsOf(key), insecure));
        }

        return parse.GetValue(options.As) is null
            ? Private(new(
                AddressOf(url ?? DefaultAddress),
                token is null ? MasterDataCredentials.None : CredentialsOf(token),
                insecure))
            : throw new CliException(
                ExitCode.Usage,
                "--as chọn một khoá trong tệp demo: thêm --demo-file.",
                "--as chooses a key of a demo file: add --demo-file.");
    }

    private static Target Private(Target target)
    {
        if (!target.Credentials.IsNone)
        {
            target.DemandPrivate();
        }

        return target;
    }

    private static Uri AddressOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https")
            ? address
            : throw new CliException(
                ExitCode.Usage,
                $"'{url}' không phải địa chỉ máy chủ; ví dụ: {DefaultAddress}",
                $"'{url}' is no address of a server; for example: {DefaultAddress}");

    private static MasterDataCredentials CredentialsOf(string key)
    {
        try
        {
            return MasterDataCredentials.ApiKey(key);
        }
        catch (ArgumentException)
        {
            throw new CliException(
                ExitCode.NotAllowed,
                "khoá bị hỏng: khoá có dạng md_… và chỉ gồm chữ ASCII, không có dấu cách.",
                "the key is broken: a key reads md_… and has ASCII letters only, no blanks.");
        }
    }
}
