using System.Text.RegularExpressions;
using MasterData.Catalogs;
using MasterData.Core.Requests;
using MasterData.Errors;
using MasterData.Items;

namespace MasterData.Server.Requests;

/// <summary>Reads the fields of one request and remembers everything that is wrong with them.</summary>
internal sealed partial class RequestFields
{
    private const string CatalogPrefix = "catalogs/";
    private const string ItemInfix = "/items/";

    private List<Violation>? _violations;

    /// <summary>Remembers that a field is wrong.</summary>
    public void Add(string field, ViolationReason reason, Text message, Text remedy, int operation = -1) =>
        (_violations ??= []).Add(new()
        {
            Field = field,
            Reason = reason,
            Message = message,
            Remedy = remedy,
            Operation = operation,
        });

    /// <summary>Refuses the request if any field was wrong, naming them all.</summary>
    public void ThrowIfAny()
    {
        if (_violations is not null)
        {
            throw RequestErrors.InvalidFields(_violations);
        }
    }

    /// <summary>Reads a day that may be missing.</summary>
    public DateOnly? Date(string text, string field, int operation = -1)
    {
        if (text.Length is 0)
        {
            return null;
        }

        if (DateText.TryParse(text, out var date))
        {
            return date;
        }

        Add(field, ViolationReason.DateInvalid, RequestErrors.NotADate(text), RequestErrors.WriteADate, operation);
        return null;
    }

    /// <summary>Reads a day that must be there.</summary>
    public DateOnly RequiredDate(string text, string field, int operation = -1)
    {
        if (text.Length is 0)
        {
            Required(text, field, operation);
        }

        return Date(text, field, operation) ?? DateOnly.MinValue;
    }

    /// <summary>Reads the start of a time; empty is open.</summary>
    public DateOnly Start(string text, string field, int operation = -1) =>
        Date(text, field, operation) ?? DateOnly.MinValue;

    /// <summary>Reads the end of a time; empty is open.</summary>
    public DateOnly End(string text, string field, int operation = -1) =>
        Date(text, field, operation) ?? DateOnly.MaxValue;

    /// <summary>Reads a text that must be there.</summary>
    public string Required(string text, string field, int operation = -1)
    {
        if (text.Length is 0)
        {
            Add(field, ViolationReason.FieldRequired, RequestErrors.Missing(field), RequestErrors.FillIn, operation);
        }

        return text;
    }

    /// <summary>Reads <c>catalogs/{catalog}</c>.</summary>
    public string Catalog(string name, string field = "name") =>
        Match(CatalogName(), name, field, "catalogs/{catalog}")?.Groups[1].Value ?? "";

    /// <summary>Reads <c>catalogs/{catalog}</c>, which may be missing.</summary>
    public string OptionalCatalog(string name, string field) => name.Length is 0 ? "" : Catalog(name, field);

    /// <summary>Reads <c>catalogs/{catalog}/items/{code}</c>.</summary>
    public (string Catalog, string Code) Item(string name, string field = "name")
    {
        if (!ItemName().IsMatch(name))
        {
            AddFormat(name, field, "catalogs/{catalog}/items/{code}");
            return ("", "");
        }

        // Cheaper than groups, and neither a catalog's id nor a code has a slash.
        var end = name.IndexOf('/', CatalogPrefix.Length);
        return (name[CatalogPrefix.Length..end], name[(end + ItemInfix.Length)..]);
    }

    /// <summary>Reads <c>catalogs/{catalog}/versions/{version}</c>.</summary>
    public (string Catalog, long Version) Version(string name, string field = "name")
    {
        var match = Match(VersionName(), name, field, "catalogs/{catalog}/versions/{version}");
        return match is null
            ? ("", 0)
            : (match.Groups[1].Value, long.Parse(match.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Reads <c>changesets/{changeset}</c>.</summary>
    public string Changeset(string name, string field = "name") =>
        Match(ChangesetName(), name, field, "changesets/{changeset}")?.Groups[1].Value ?? "";

    /// <summary>Reads <c>keys/{key}</c>.</summary>
    public string Key(string name, string field = "name") =>
        Match(KeyName(), name, field, "keys/{key}")?.Groups[1].Value ?? "";

    /// <summary>Reads a code or alias.</summary>
    public string Code(string code, string field)
    {
        if (!ItemCode.IsValid(code))
        {
            AddFormat(code, field, ItemCode.Pattern);
        }

        return code;
    }

    /// <summary>Reads a code that may be missing.</summary>
    public string OptionalCode(string code, string field) => code.Length is 0 ? "" : Code(code, field);

    /// <summary>Reads codes or aliases.</summary>
    public IReadOnlyList<string> Codes(IEnumerable<string> codes, string field) =>
        [.. codes.Select((code, at) => Code(code, $"{field}[{at}]"))];

    /// <summary>Reads which page is asked for.</summary>
    public PageRequest Page(int size, string token) => new(NotNegative(size, "page_size"), token);

    /// <summary>Reads a number that is zero or more.</summary>
    public int NotNegative(int number, string field)
    {
        if (number < 0)
        {
            Add(field, ViolationReason.ValueType, RequestErrors.Negative(number), RequestErrors.ZeroOrMore);
        }

        return number;
    }

    private Match? Match(Regex format, string text, string field, string example)
    {
        var match = format.Match(text);
        if (match.Success)
        {
            return match;
        }

        AddFormat(text, field, example);
        return null;
    }

    private void AddFormat(string text, string field, string example) =>
        Add(field, ViolationReason.CodeFormat, RequestErrors.WrongFormat(text), RequestErrors.WriteLike(example));

    [GeneratedRegex(@"\Acatalogs/(" + CatalogId.Pattern + @")\z")]
    private static partial Regex CatalogName();

    [GeneratedRegex(@"\Acatalogs/" + CatalogId.Pattern + "/items/" + ItemCode.Pattern + @"\z")]
    private static partial Regex ItemName();

    [GeneratedRegex(@"\Acatalogs/(" + CatalogId.Pattern + @")/versions/([1-9][0-9]{0,17})\z")]
    private static partial Regex VersionName();

    [GeneratedRegex(@"\Achangesets/([0-9A-Za-z-]{1,64})\z")]
    private static partial Regex ChangesetName();

    [GeneratedRegex(@"\Akeys/([0-9A-Za-z._-]{1,64})\z")]
    private static partial Regex KeyName();
}
