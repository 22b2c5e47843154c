using WasteFlow.Commands;

return await Cli.Run(args);
