using System.Text;
using MasterData.Testing;

namespace MasterData.EndToEndTests.Cli;

/// <summary>What is wrong is refused with its reason and exit code, nothing is written, the server goes on.</summary>
[Collection(DemoTests.Name)]
public sealed class BadInputTests(DemoServer demo)
{
    [Theory]
    [InlineData("get nowhere 01", 3, "CATALOG_NOT_FOUND")]
    [InlineData("list nowhere", 3, "CATALOG_NOT_FOUND")]
    [InlineData("watch nowhere", 3, "CATALOG_NOT_FOUND")]
    [InlineData("get admin-units 99999", 3, "ITEM_NOT_FOUND")]
    [InlineData("get admin-units 20674 --on 2026-01-01", 3, "ITEM_NOT_IN_FORCE")]
    [InlineData("history admin-units 99999", 3, "ITEM_NOT_FOUND")]
    [InlineData("get admin-units 01 --on 2025-02-30", 5, "INVALID_FIELDS")]
    [InlineData("list admin-units --on 2025-02-30", 5, "INVALID_FIELDS")]
    [InlineData("list admin-units --on 30/06/2025", 5, "INVALID_FIELDS")]
    [InlineData("get admin-units 01 --known 999999", 3, "VERSION_NOT_PUBLISHED")]
    [InlineData("list admin-units --known 999999", 3, "VERSION_NOT_PUBLISHED")]
    [InlineData("get admin-units 01 --known 2200-01-01T00:00:00Z", 5, "FUTURE_INSTANT")]
    [InlineData("get admin-units 01 --known 1990-01-01T00:00:00Z", 6, "NOTHING_KNOWN_YET")]
    [InlineData("changeset show nothing", 3, "CHANGESET_NOT_FOUND")]
    [InlineData("key revoke nothing", 3, "KEY_NOT_FOUND")]
    [InlineData("key list --as consumer", 4, "PERMISSION_DENIED")]
    public async Task Command_ThatCannotBeDone_EndsWithItsCodeAndReason(string line, int exitCode, string reason)
    {
        var result = await demo.RunAsync(line.Split(' '));

        Assert.Contains($"[{reason}]", result.Error, StringComparison.Ordinal);
        Assert.Equal((exitCode, ""), (result.ExitCode, result.Output));
    }

    // The demo has administrators, so its server has no such method.
    [Fact]
    public async Task Setup_WithoutAPendingToken_SaysSo()
    {
        var result = await demo.RunAsync("setup", "--token-file", "/dev/null");

        Assert.Contains("waits for no setup token", result.Error, StringComparison.Ordinal);
        Assert.Equal((4, ""), (result.ExitCode, result.Output));
    }

    [Theory]
    [InlineData("create: { code: \"2 656\", fields: { full_name: Xã A, kind: xa, parent: 48 } }", "CODE_FORMAT")]
    [InlineData("create: { code: 20674, fields: { full_name: Xã A, kind: xa, parent: 48 } }", "CODE_CLOSED")]
    [InlineData("create: { code: 20656, fields: { full_name: Xã A, kind: xa, parent: 48 } }", "CODE_EXISTS")]
    [InlineData("create: { code: 99100, fields: { full_name: Xã A, kind: xa, parent: 99 } }", "PARENT_NOT_COVERING")]
    [InlineData("create: { code: 99100, fields: { full_name: Xã A, kind: xa, parent: 20656 } }", "PARENT_KIND")]
    [InlineData("create: { code: 99100, fields: { full_name: Xã A, kind: lang, parent: 48 } }", "UNKNOWN_KIND")]
    [InlineData("create: { code: 99100, fields: { kind: xa, parent: 48 } }", "FIELD_REQUIRED")]
    [InlineData("amend: { code: 99999, fields: { full_name: Xã A } }", "UNKNOWN_CODE")]
    [InlineData("amend: { code: 20656, fields: { full_name: \"Xã Nông\u200bSơn\" } }", "FORBIDDEN_CHARACTER")]
    [InlineData("amend: { code: 20656, fields: { full_name: \"Xã Nông\u202eSơn\" } }", "FORBIDDEN_CHARACTER")]
    [InlineData("amend: { code: 20656, fields: { attributes: { colour: red } } }", "UNKNOWN_ATTRIBUTE")]
    [InlineData("abolish: { code: 20194 }", "REASON_REQUIRED")]
    [InlineData(
        "reorganize: { event: merge, legs: [{ from: 20194, to: 20197, extent: part }, "
        + "{ from: 20197, to: 20197, extent: whole }] }",
        "COVERAGE")]
    [InlineData(
        "record: { code: 99100, slices: [{ slice: { valid_from: 2025-07-01, valid_to: 2026-01-01, full_name: Xã A, "
        + "short_name: A, kind: xa, parent: 48 } }] }",
        "DISPOSITION_MISSING")]
    public async Task Changeset_ThatBreaksARule_IsRefusedWithTheViolation(string operation, string reason)
    {
        var file = demo.FileOf(
            $"catalog: admin-units\ncomment: Sai\ndate: 2027-06-01\nacts: []\noperations:\n  - {operation}\n");

        var result = await demo.RunAsync("changeset", "create", "--file", file, "--validate-only", "-o", "csv");

        Assert.Contains("operation 1 (line 6)", result.Error, StringComparison.Ordinal);
        Assert.Contains($"{reason}: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("    → ", result.Error, StringComparison.Ordinal);
        Assert.Equal(5, result.ExitCode);
    }

    [Fact]
    public async Task Changeset_WithSeveralFaults_NamesThemAllAtOnceInBothLanguages()
    {
        var file = demo.FileOf(
            """
            catalog: admin-units
            comment: Sai
            date: 2027-06-01
            acts: []
            operations:
              - create: { code: abc, fields: { full_name: Xã A, kind: xa, parent: 48 } }
              - create: { code: 99100, fields: { full_name: Xã B, kind: xa, parent: 99 } }
              - abolish: { code: 20194 }
            """);

        var english = await demo.RunAsync("changeset", "create", "--file", file, "--validate-only");
        var vietnamese = await demo.RunAsync("changeset", "create", "--file", file, "--validate-only", "--lang", "vi");

        foreach (var reason in (string[])["CODE_FORMAT", "PARENT_NOT_COVERING", "REASON_REQUIRED"])
        {
            Assert.Contains(reason, english.Error, StringComparison.Ordinal);
            Assert.Contains(reason, vietnamese.Error, StringComparison.Ordinal);
        }

        Assert.NotEqual(english.Error, vietnamese.Error);
    }

    [Fact]
    public async Task Changeset_WithACycleOfParents_IsRefused()
    {
        await demo.OkAsync("catalog", "apply", "--file", demo.FileOf(CatalogApplyTests.Catalog("rings", "[0-9]{2}")));
        var file = demo.FileOf(
            """
            catalog: rings
            comment: Vòng
            date: 2026-01-01
            acts: []
            operations:
              - create: { code: 01, fields: { full_name: Màu A, kind: colour, parent: 02, attributes: { hex: a } } }
              - create: { code: 02, fields: { full_name: Màu B, kind: colour, parent: 01, attributes: { hex: b } } }
            """);

        var result = await demo.RunAsync("changeset", "create", "--file", file, "--validate-only");

        Assert.Contains("PARENT_CYCLE", result.Error, StringComparison.Ordinal);
        Assert.Equal(5, result.ExitCode);
    }

    [Fact]
    public async Task Name_InDecomposedForm_IsNormalised()
    {
        var name = "Phường Cẩm Lệ Mới".Normalize(NormalizationForm.FormD);

        await demo.PublishAsync(
            "catalog: admin-units\ncomment: NFD\ndate: 2027-06-01\nacts: []\noperations:\n  - amend: "
            + $"{{ code: 20260, fields: {{ full_name: {name} }} }}\n");

        var row = Assert.Single(await demo.RowsAsync("get", "admin-units", "20260", "--on", "2027-06-01"));
        Assert.Contains("Phường Cẩm Lệ Mới", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_Of900Kilobytes_IsRefused()
    {
        var result = await demo.RunAsync("changeset", "create", "--validate-only", "--file", demo.FileOf(
            "catalog: admin-units\ncomment: Dài\ndate: 2027-06-01\nacts: []\noperations:\n  - amend: "
            + $"{{ code: 20656, fields: {{ full_name: Xã {new string('a', 900_000)} }} }}\n"));

        Assert.Contains("TOO_LONG", result.Error, StringComparison.Ordinal);
        Assert.Equal(5, result.ExitCode);
    }

    [Theory]
    [InlineData(17 * 1024 * 1024, 0)]
    [InlineData(0, 100_000)]
    public async Task File_OverTheLimits_IsRefusedByTheCommandItself(int bytes, int operations)
    {
        var file = demo.FileOf(
            $"catalog: admin-units\ncomment: {new string('x', bytes)}\noperations:\n"
            + string.Concat(Enumerable.Repeat("- amend: { code: 01 }\n", operations)));

        var result = await demo.RunAsync("changeset", "create", "--file", file);

        Assert.Contains("[TOO_LARGE]", result.Error, StringComparison.Ordinal);
        Assert.Equal(5, result.ExitCode);
    }

    [Fact]
    public async Task Step_InTheWrongState_IsAConflict()
    {
        var id = await demo.CreateAsync(Amend("Wrong state"));

        var approval = await demo.RunAsync("changeset", "approve", id);
        var publication = await demo.RunAsync("changeset", "publish", id);

        Assert.Contains("[CHANGESET_STATE]", approval.Error, StringComparison.Ordinal);
        Assert.Equal((6, 6), (approval.ExitCode, publication.ExitCode));
    }

    [Fact]
    public async Task Step_WithAnEtagOfBefore_IsAConflict()
    {
        var file = demo.FileOf(Amend("Etag"));
        var id = await demo.CreateAsync(Amend("Etag"));
        var etag = (await demo.JsonAsync("changeset", "show", id)).GetProperty(
            "changeset").GetProperty("etag").GetString()!;
        await demo.OkAsync("changeset", "update", id, "--file", demo.FileOf(Amend("Someone was faster")));

        var update = await demo.RunAsync("changeset", "update", id, "--file", file, "--etag", etag);
        var submission = await demo.RunAsync("changeset", "submit", id, "--etag", etag);

        Assert.Contains("[ETAG_MISMATCH]", update.Error, StringComparison.Ordinal);
        Assert.Equal((6, 6), (update.ExitCode, submission.ExitCode));
    }

    [Fact]
    public async Task Approval_ByTheAuthor_IsNotAllowed()
    {
        var key = await KeyAsync("both", "--grant", "steward@admin-units", "--grant", "approver@admin-units");
        var create = await demo.RunAsAsync(
            key, "changeset", "create", "--file", demo.FileOf(Amend("Own approval")), "-o", "csv");
        var id = create.Output.Split('\n')[1].Split(',')[0];
        await demo.RunAsAsync(key, "changeset", "submit", id);

        var approval = await demo.RunAsAsync(key, "changeset", "approve", id);

        Assert.Contains("[SELF_APPROVAL]", approval.Error, StringComparison.Ordinal);
        Assert.Equal(4, approval.ExitCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("md_0123456789abcdef0123456789abcdef")]
    [InlineData("nonsense")]
    public async Task Key_ThatIsNoneOrUnknown_IsNotAllowed(string? key)
    {
        var result = await demo.RunAsAsync(key, "catalogs");

        Assert.Contains("[UNAUTHENTICATED]", result.Error, StringComparison.Ordinal);
        Assert.Contains("MASTERDATA_TOKEN", result.Error, StringComparison.Ordinal);
        Assert.Equal(4, result.ExitCode);
    }

    [Fact]
    public async Task Key_ForAnotherCatalog_IsNotAllowed()
    {
        var key = await KeyAsync("agencies-only", "--grant", "steward@agencies");

        var result = await demo.RunAsAsync(key, "changeset", "create", "--file", demo.FileOf(Amend("Other catalog")));

        Assert.Contains("[PERMISSION_DENIED]", result.Error, StringComparison.Ordinal);
        Assert.Equal(4, result.ExitCode);
    }

    [Fact]
    public async Task Key_ThatWasRevoked_IsNotAllowed()
    {
        var row = Assert.Single(await demo.RowsAsync("key", "create", "--principal", "gone", "--grant", "consumer@*"));
        var (id, secret) = (row.Split(',')[0], row.Split(',')[^1]);
        Assert.Equal(0, (await demo.RunAsAsync(secret, "catalogs")).ExitCode);

        await demo.OkAsync("key", "revoke", id);

        await Eventually.HoldsAsync(
            async _ => (await demo.RunAsAsync(secret, "catalogs")).ExitCode, exitCode => exitCode is 4,
            cancellationToken: TestContext.Current.CancellationToken);
    }

    private static string Amend(string comment) =>
        $"catalog: admin-units\ncomment: {comment}\ndate: 2027-06-01\nacts: []\noperations:\n  - amend: "
        + $"{{ code: 20263, fields: {{ full_name: Phường {comment} }} }}\n";

    private async Task<string> KeyAsync(string principal, params string[] grants) => Assert.Single(
        await demo.RowsAsync(["key", "create", "--principal", principal, .. grants])).Split(',')[^1];
}
