using MasterData.Changesets;
using MasterData.Facts;

namespace MasterData.Translating;

/// <summary>Fields that an operation states of a thread on a day.</summary>
internal sealed record Statement(
    int Operation, string Code, string Thread, DateOnly Day, FieldSet Fields, ActIds Acts);
