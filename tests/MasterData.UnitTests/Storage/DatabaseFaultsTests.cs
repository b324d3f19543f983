using System.Net.Sockets;
using MasterData.Core.Storage;
using MasterData.Errors;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MasterData.UnitTests.Storage;

public sealed class DatabaseFaultsTests
{
    private const string Unreachable =
        "cannot be reached", Full = "disk of the server is full", Held = "Another program";

    public static TheoryData<Exception, string> ForNow => new()
    {
        { Postgres(PostgresErrorCodes.AdminShutdown), Unreachable },
        { Postgres(PostgresErrorCodes.CrashShutdown), Unreachable },
        { Postgres(PostgresErrorCodes.CannotConnectNow), Unreachable },
        { Postgres(PostgresErrorCodes.TooManyConnections), Unreachable },
        { Postgres(PostgresErrorCodes.DiskFull), Full },
        { new NpgsqlException("The pool is exhausted", new TimeoutException()), Unreachable },
        { new SocketException((int)SocketError.HostNotFound), Unreachable },
        { new SqliteException("busy", 5), Held },
        { new SqliteException("locked", 6), Held },
        { new SqliteException("disk I/O error", 10), Unreachable },
        { new SqliteException("full", 13), Full },
        { new SqliteException("cannot open", 14), Unreachable },
    };

    public static TheoryData<Exception> Refusals =>
    [
        Postgres(PostgresErrorCodes.UniqueViolation),
        Postgres(PostgresErrorCodes.UndefinedTable),
        new SqliteException("constraint", 19),
        new SqliteException("no such table", 1),
        new InvalidOperationException("A bug"),
        new TimeoutException(),
        new MasterDataException(ErrorReason.NoChange, new("a", "b")),
    ];

    [Theory]
    [MemberData(nameof(ForNow))]
    public void Fault_OfADatabaseThatCannotBeUsedForNow_IsUnavailableAlsoWithinOthers(Exception fault, string says)
    {
        foreach (var thrown in new[] { fault, new DbUpdateException("Not saved", fault), Twice(fault) })
        {
            Assert.True(DatabaseFaults.IsUnavailable(thrown));
            Assert.Equal(says is Full, DatabaseFaults.IsDiskFull(thrown));

            var refusal = DatabaseFaults.Refusal(thrown);

            Assert.Equal(ErrorReason.Unavailable, refusal.Reason);
            Assert.Contains(says, refusal.Text.En, StringComparison.Ordinal);
            Assert.NotEqual(refusal.Text.En, refusal.Text.Vi);
            Assert.Same(thrown, refusal.InnerException);
        }
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Fault_OfADatabaseThatRefusesOrOfOurOwn_IsNotUnavailable(Exception fault)
    {
        Assert.False(DatabaseFaults.IsUnavailable(fault));
        Assert.False(DatabaseFaults.IsUnavailable(new DbUpdateException("Not saved", fault)));
        Assert.False(DatabaseFaults.IsDiskFull(fault));
    }

    private static PostgresException Postgres(string state) => new("It failed", "ERROR", "ERROR", state);

    private static InvalidOperationException Twice(Exception fault) =>
        new("Likely a transient failure", new DbUpdateException("Not saved", fault));
}
