using Grpc.Core;
using MasterData.Cli.CommandLine;
using MasterData.Client.Errors;
using MasterData.Wire;

namespace MasterData.Cli.Errors;

/// <summary>Tells a person on standard error why something was refused and what to do.</summary>
internal sealed class ErrorPrinter(TextWriter error, Language language)
{
    /// <summary>The line of each operation in the file that is sent; none where there is no file.</summary>
    public IReadOnlyList<int> OperationLines { get; set; } = [];

    /// <summary>A refusal of the server at <paramref name="address"/>.</summary>
    public void Print(MasterDataError refusal, Uri address)
    {
        error.WriteLine(Sentence(refusal, address));
        foreach (var violation in refusal.Violations)
        {
            Print(violation);
        }

        if (refusal.Metadata.TryGetValue("violations", out var count) && count != $"{refusal.Violations.Count}")
        {
            error.WriteLine(language.Say(
                $"  … tất cả {count} lỗi; --validate-only cho xem hết.",
                $"  … {count} in all; --validate-only shows every one."));
        }

        if (refusal.Status is StatusCode.Unauthenticated)
        {
            error.WriteLine(language.Say(
                "  → Đặt khoá vào biến môi trường MASTERDATA_TOKEN, hoặc dùng --demo-file với máy chủ --demo.",
                "  → Put your key into the environment variable MASTERDATA_TOKEN, or use --demo-file with a --demo "
                + "server."));
        }
    }

    /// <summary>One thing that is wrong, and what to do.</summary>
    public void Print(MasterDataViolation violation)
    {
        var place = Place(violation);
        error.WriteLine($"  - {place}{violation.Reason}: {violation.Message}");
        if (violation.Remedy.Length > 0)
        {
            error.WriteLine($"    → {violation.Remedy}");
        }
    }

    /// <summary>A sentence of the command itself.</summary>
    public void Print(string sentence) => error.WriteLine($"{language.Say("Lỗi", "Error")}: {sentence}");

    private string Sentence(MasterDataError refusal, Uri address)
    {
        var reason = refusal.Reason.Length > 0 ? refusal.Reason : refusal.Status.ToProtoName();
        return refusal switch
        {
            { Status: StatusCode.Unavailable, Reason: "" } => language.Say(
                $"Lỗi [{reason}]: không kết nối được máy chủ tại {address}. Khởi động máy chủ bằng "
                + "`dotnet run --project src/MasterData.Server -- --demo`, hoặc đặt MASTERDATA_URL đúng địa chỉ gRPC.",
                $"Error [{reason}]: no server answers at {address}. Start one with "
                + "`dotnet run --project src/MasterData.Server -- --demo`, or set MASTERDATA_URL to its gRPC address."),
            { Status: StatusCode.DeadlineExceeded } => language.Say(
                $"Lỗi [{reason}]: máy chủ tại {address} không trả lời kịp thời hạn.",
                $"Error [{reason}]: the server at {address} did not answer in time."),
            _ => $"{language.Say("Lỗi", "Error")} [{reason}]: {refusal.Message}",
        };
    }

    private string Place(MasterDataViolation violation)
    {
        var parts = new List<string>();
        if (violation.Operation >= 0)
        {
            var number = violation.Operation + 1;
            parts.Add(violation.Operation < OperationLines.Count
                ? language.Say(
                    $"thao tác {number} (dòng {OperationLines[violation.Operation]})",
                    $"operation {number} (line {OperationLines[violation.Operation]})")
                : language.Say($"thao tác {number}", $"operation {number}"));
        }

        if (violation.Code.Length > 0)
        {
            parts.Add(language.Say($"mã {violation.Code}", $"code {violation.Code}"));
        }

        if (violation.Field.Length > 0)
        {
            parts.Add(language.Say($"trường {violation.Field}", $"field {violation.Field}"));
        }

        return parts.Count is 0 ? "" : string.Join(", ", parts) + ": ";
    }
}
