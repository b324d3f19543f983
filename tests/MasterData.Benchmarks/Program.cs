Console.WriteLine("MasterData");
