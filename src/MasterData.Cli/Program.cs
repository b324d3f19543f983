using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using MasterData.Cli.CommandLine;

CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture =
    CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

using var interrupted = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
return await MasterDataCommand.RunAsync(args, Surroundings.OfThisProcess(), interrupted.Token);

void Interrupt(PosixSignalContext context)
{
    context.Cancel = true;
    interrupted.Cancel();
}
