Console.Error.WriteLine("wasteflow: no command yet.");
return 2;
