using System.CommandLine;
using MasterData.Cli.Connecting;
using MasterData.Cli.Output;

namespace MasterData.Cli.CommandLine;

/// <summary>What a command does once it is parsed, has its server, and knows its person.</summary>
internal delegate Task<ExitCode> CommandAction(
    ParseResult parse, Connection connection, Person person, CancellationToken cancellationToken);
