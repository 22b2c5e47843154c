using WasteFlow.Client.National;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Commands;

/// <summary>Enters a file of the national platform from the command line, with a sentence for each entry.</summary>
internal static class NationalImport
{
    /// <summary>Says what the file says through a house of its own, and how many entries it took.</summary>
    /// <param name="mapping">Of the kind that the file's rows are.</param>
    public static async Task<int> Enter(
        HouseOptions options, string text, IReadOnlyList<NationalColumn> mapping, IReadOnlyDictionary<string, string> chosen, CancellationToken cancel)
    {
        await using var house = await House.Start(options, Rooms.All(), cancel);
        using var http = new HttpClient();
        var client = ImportCommand.ClientOf(house, http);
        var sending = new NationalSending(client);
        var entries = text.Length == 0 ? [] : NationalRows.Read(text, mapping[0].Kind, mapping, (await NationalSites.Of(client, text, mapping, chosen, cancel)).Of);
        await ImportCount.Begin(client, cancel);
        var count = new ImportCount();
        foreach (var entry in entries)
        {
            var before = client.Line;
            count.Add(await Entered(sending, entry, cancel), client.Line > before);
        }

        return await count.Say();
    }

    /// <summary>Whether all of the entry is in the ledger now; what is wrong with it is said.</summary>
    private static async Task<bool> Entered(NationalSending sending, NationalEntry entry, CancellationToken cancel)
    {
        foreach (var fault in entry.Faults)
        {
            await Console.Error.WriteLineAsync(fault.ToString());
        }

        if (entry.Faults.Count > 0)
        {
            return false;
        }

        var rows = $"row {string.Join(", ", entry.Rows)}";
        var answer = await sending.Enter(entry, cancel);
        if (answer.Refusal is { } refusal)
        {
            await Console.Error.WriteLineAsync($"{rows}: {answer.Act}: {refusal.Refused.Code} {refusal.Refused.Pointer}: {refusal.Zh} {refusal.En}");
            return false;
        }

        await Console.Out.WriteLineAsync(answer.There
            ? $"{rows}: there already, as {answer.Manifest}"
            : $"{rows}: line {string.Join(", ", answer.Lines)}{(answer.Manifest is { } number ? $", {number}" : "")}");
        return true;
    }
}
