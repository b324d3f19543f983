using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace MasterData.Core.Storage;

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
        _begin = $"INSERT INTO {sql.DelimitIdentifier(table.Name, table.Schema)} ({string.Join(", ", names)}) VALUES ";
    }

    /// <summary>How many parameters a row takes.</summary>
    public int Columns => _columns.Length;

    /// <summary>Adds what inserts <paramref name="row"/>, with its parameters.</summary>
    /// <param name="sql">The statements so far.</param>
    /// <param name="command">What has the parameters.</param>
    /// <param name="row">The row.</param>
    /// <param name="isNext">
    /// Whether the row before was of this table: one statement for both, since SQLite's provider binds all parameters
    /// of a command to each of its statements.
    /// </param>
    public void Append(StringBuilder sql, DbCommand command, object row, bool isNext)
    {
        sql.Append(isNext ? "," : sql.Length > 0 ? ";\n" : "").Append(isNext ? "" : _begin).Append('(');
        for (var number = 0; number < _columns.Length; number++)
        {
            var (value, mapping, isNullable) = _columns[number];
            var name = string.Create(CultureInfo.InvariantCulture, $"@p{command.Parameters.Count}");
            command.Parameters.Add(mapping.CreateParameter(command, name, value.GetClrValue(row), isNullable));
            sql.Append(number is 0 ? "" : ", ").Append(name);
        }

        sql.Append(')');
    }
}
