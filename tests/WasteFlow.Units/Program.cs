using WasteFlow.Units.Indicators;
using WasteFlow.Units.Ledger;
using Xunit.Runner.InProc.SystemConsole;

// The tests; and the crowd of the property tests for who may not reference it: its journals, and what the program says of them, in a folder.
if (args is ["crowd", var folder])
{
    await CrowdFiles.Write(folder);
    return 0;
}

// What the program reports of the journals in a folder, likewise.
if (args is ["reports", var journals])
{
    await ReportFiles.Write(journals);
    return 0;
}

// And its reports as of a line, made when the journal ends there and when it has gone on.
if (args is ["again", var twice, var line])
{
    await AgainFiles.Write(twice, long.Parse(line, System.Globalization.CultureInfo.InvariantCulture));
    return 0;
}

return await ConsoleRunner.Run(args);
