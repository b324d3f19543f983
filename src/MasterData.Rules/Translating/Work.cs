using MasterData.Catalogs;
using MasterData.Errors;
using MasterData.Facts;
using MasterData.Refusing;

namespace MasterData.Translating;

/// <summary>
/// What the translation of a changeset works on: the facts, the schema, and the list of what is wrong.
/// </summary>
internal sealed class Work(WorkingFacts facts, CatalogSchema schema, Refusals refusals)
{
    /// <summary>The facts.</summary>
    public WorkingFacts Facts => facts;

    /// <summary>The schema.</summary>
    public CatalogSchema Schema => schema;

    /// <summary>
    /// Statements to be made last: their parents may begin or be recoded by any operation of the day.
    /// </summary>
    public List<Statement> LaterStatements { get; } = [];

    /// <summary>Refuses the present operation.</summary>
    public void Refuse(string code, string field, Rule rule, (Text Message, Text Remedy) says) =>
        refusals.Add(facts.Operation, code, field, rule, says);
}
