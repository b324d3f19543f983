using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace MasterData.Storage;

/// <summary>How a row of one table is inserted: its columns and how each is written, as EF Core's model says.</summary>
internal sealed class InsertedTable
{
    private readonly (IClrPropertyGetter Value, RelationalTypeMapping Mapping, bool IsNullable)[] _columns;
    private readonly string _begin;

    public InsertedTable(IEntityType type, ISqlGenerationHelper sql)
    {
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        IProperty[] properties = [.. type.GetProperties()];
        _columns = Array.ConvertAll(
            properties, property => (property.GetGetter(), property.GetRelationalTypeMapping(), property.IsNullable));
        var names = properties.Select(property => sql.DelimitIdentifier(property.GetColumnName(table)!));
        _begin = $"INSERT INTO {sql.DelimitIdentifier(table.Name, table.Schema)} ({string.Join(", ", names)}) VALUES (";
    }

    /// <summary>How many parameters a row takes.</summary>
    public int Columns => _columns.Length;

    /// <summary>Adds the statement and the parameters that insert <paramref name="row"/>.</summary>
    public void Append(StringBuilder sql, DbCommand command, object row)
    {
        sql.Append(_begin);
        for (var number = 0; number < _columns.Length; number++)
        {
            var (value, mapping, isNullable) = _columns[number];
            var name = string.Create(CultureInfo.InvariantCulture, $"@p{command.Parameters.Count}");
            command.Parameters.Add(mapping.CreateParameter(command, name, value.GetClrValue(row), isNullable));
            sql.Append(number is 0 ? "" : ", ").Append(name);
        }

        sql.Append(");\n");
    }
}
