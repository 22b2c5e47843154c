using System.Text.Json;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>What changes the law, as its room lets it through.</summary>
sealed partial class Table
{
    /// <summary>The streams with another tolerance for one of them, from a day on.</summary>
    public Task<Answer> Adopted(LocalDate from, string stream, int perMille) => Adopted(new(
        Id(), Now, "streams.json", "another", from, "", Tolerance(stream, perMille)));

    public async Task<Answer> Adopted(AdoptTable act) => (await writer.Write(
        [Asking(act, []) with { Notes = [new(AdoptTable.InForce, "/text")] }], TestContext.Current.CancellationToken))[0];

    static string Tolerance(string stream, int perMille)
    {
        var rows = System.Text.Json.Nodes.JsonNode.Parse(Tables.Text("codes/streams.json"))!.AsArray();
        rows.Single(r => r!["id"]!.GetValue<string>() == stream)!["tolerancePerMille"] = perMille;
        return rows.ToJsonString(new JsonSerializerOptions(JsonSerializerDefaults.Web));
    }
}
