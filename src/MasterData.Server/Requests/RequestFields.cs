using MasterData.Core.Requests;
using MasterData.Errors;
using MasterData.Items;
using MasterData.Wire;

namespace MasterData.Server.Requests;

/// <summary>Reads the fields of one request and remembers everything that is wrong with them.</summary>
internal sealed class RequestFields
{
    private const int MaxViolations = 200;

    private List<Violation>? _violations;

    /// <summary>Remembers that a field is wrong; enough of them end the reading.</summary>
    /// <exception cref="MasterDataException">INVALID_FIELDS: nobody puts right more than that at once.</exception>
    public void Add(string field, ViolationReason reason, Text message, Text remedy, int operation = -1)
    {
        _violations ??= [];
        _violations.Add(new()
        {
            Field = field,
            Reason = reason,
            Message = message,
            Remedy = remedy,
            Operation = operation,
        });
        if (_violations.Count >= MaxViolations)
        {
            ThrowIfAny();
        }
    }

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

        Add(field, ViolationReason.DateInvalid, FieldTexts.NotADate(text), FieldTexts.WriteADate, operation);
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
            Add(field, ViolationReason.FieldRequired, FieldTexts.Missing(field), FieldTexts.FillIn, operation);
        }

        return text;
    }

    /// <summary>Reads <see cref="ResourceName.CatalogFormat"/>.</summary>
    public string Catalog(string name, string field = "name") =>
        ResourceName.TryParseCatalog(name, out var catalog)
            ? catalog
            : Malformed(name, field, ResourceName.CatalogFormat);

    /// <summary>Reads <see cref="ResourceName.CatalogFormat"/>, which may be missing.</summary>
    public string OptionalCatalog(string name, string field) => name.Length is 0 ? "" : Catalog(name, field);

    /// <summary>Reads <see cref="ResourceName.ItemFormat"/>.</summary>
    public (string Catalog, string Code) Item(string name, string field = "name")
    {
        if (ResourceName.TryParseItem(name, out var catalog, out var code))
        {
            return (catalog, code);
        }

        AddFormat(name, field, ResourceName.ItemFormat);
        return ("", "");
    }

    /// <summary>Reads <see cref="ResourceName.VersionFormat"/>.</summary>
    public (string Catalog, long Version) Version(string name, string field = "name")
    {
        if (ResourceName.TryParseVersion(name, out var catalog, out var version))
        {
            return (catalog, version);
        }

        AddFormat(name, field, ResourceName.VersionFormat);
        return ("", 0);
    }

    /// <summary>Reads <see cref="ResourceName.ChangesetFormat"/>.</summary>
    public string Changeset(string name, string field = "name") =>
        ResourceName.TryParseChangeset(name, out var changeset)
            ? changeset
            : Malformed(name, field, ResourceName.ChangesetFormat);

    /// <summary>Reads <see cref="ResourceName.KeyFormat"/>.</summary>
    public string Key(string name, string field = "name") =>
        ResourceName.TryParseKey(name, out var key) ? key : Malformed(name, field, ResourceName.KeyFormat);

    /// <summary>Reads <see cref="ResourceName.PendingGrantFormat"/>.</summary>
    public string PendingGrant(string name, string field = "name") =>
        ResourceName.TryParsePendingGrant(name, out var grant)
            ? grant
            : Malformed(name, field, ResourceName.PendingGrantFormat);

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
            Add(field, ViolationReason.ValueType, FieldTexts.Negative(number), FieldTexts.ZeroOrMore);
        }

        return number;
    }

    private string Malformed(string text, string field, string example)
    {
        AddFormat(text, field, example);
        return "";
    }

    private void AddFormat(string text, string field, string example) =>
        Add(field, ViolationReason.CodeFormat, FieldTexts.WrongFormat(text), FieldTexts.WriteLike(example));
}
