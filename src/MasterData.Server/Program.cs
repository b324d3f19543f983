using MasterData.Server.Hosting;

return await ServerProgram.RunAsync(args);
