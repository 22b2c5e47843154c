using System.Text.Json.Nodes;

namespace WasteFlow.Oracle;

/// <summary>
/// What lines post, held against what they say was measured; and of every load that was received, whether its difference closes or stands open. Two ends that
/// used the same unit, which is no mass, are compared in it, at the factor of the load; what is counted may not differ at all.
/// </summary>
sealed class Weighings
{
    /// <summary>Parts in a thousand and the least grams by which two scales may differ, typed from practice.md.</summary>
    static readonly Dictionary<string, (long PerMille, long Least)> Tolerance = new(StringComparer.Ordinal)
    {
        ["hazardous"] = (5, 5_000), ["medical"] = (5, 5_000), ["general-industrial"] = (10, 20_000), ["kitchen"] = (30, 20_000),
    };

    readonly Dictionary<string, List<Weighed>> loads = new(StringComparer.Ordinal);
    readonly Dictionary<string, LotMade> lots = new(StringComparer.Ordinal);
    readonly Dictionary<string, long> left = new(StringComparer.Ordinal);
    readonly List<string> wrong = [];
    readonly SortedDictionary<string, int> judged = new(StringComparer.Ordinal);

    public Weighings(IReadOnlyList<JournalLine> lines)
    {
        foreach (var line in lines)
        {
            foreach (var lot in line.Lots) lots[lot.Lot] = lot;
            if (line.Corrects is null) Take(line);
            else if (line.Corrects is { Act: "pick-up-waste", Is: var now }) Loaded(line.Manifest!, now?.Said);
            foreach (var move in line.Moves)
            {
                if (Moved.IsLot(move.From)) left[move.From] -= move.Grams;
                if (Moved.IsLot(move.To)) left[move.To] = left.GetValueOrDefault(move.To) + move.Grams;
            }
        }
    }

    public IReadOnlyList<string> Wrong => wrong;

    /// <summary>How many loads were compared in each way, and how it came out.</summary>
    public IReadOnlyDictionary<string, int> Judged => judged;

    void Take(JournalLine line)
    {
        switch (line.Act)
        {
            case "generate-waste" or "record-opening-stock" or "bring-in-waste":
                Same(line, Measured.Read(line.Said["quantity"]), line.Moves.Sum(static m => m.Grams));
                break;
            case "split-lot":
                foreach (var (part, move) in line.Said["parts"]!.AsArray().Zip(line.Moves)) Same(line, Measured.Read(part!["quantity"]), move.Grams);
                break;
            case "take-stock" when line.Said["lot"]?.GetValue<string>() is { } lot:
                Same(line, Measured.Read(line.Said["counted"]), left[lot] + line.Moves.Sum(static m => m.From == "gain" ? m.Grams : -m.Grams));
                break;
            case "file-manifest":
                loads[line.Manifest!] = [.. line.Said["items"]!.AsArray().Select(static i => new Weighed(Measured.Read(i!["quantity"])!, null))];
                break;
            case "pick-up-waste":
                Loaded(line.Manifest!, line.Said);
                foreach (var said in line.Said["loaded"]?.AsArray() ?? []) Same(line, Measured.Read(said!["quantity"]), Into(line, "transit", Item(said)));
                break;
            case "receive-waste":
                for (var item = 1; item <= loads[line.Manifest!].Count; item++) Received(line, item, line.Said["items"]?.AsArray().FirstOrDefault(i => Item(i!) == item));
                break;
        }
    }

    void Loaded(string manifest, JsonNode? said)
    {
        loads[manifest] = [.. loads[manifest].Select(static i => i with { Loaded = null })];
        foreach (var one in said?["loaded"]?.AsArray() ?? [])
        {
            var at = Item(one!) - 1;
            loads[manifest][at] = loads[manifest][at] with { Loaded = Measured.Read(one!["quantity"]) is { IsMass: false } measured ? measured : null };
        }
    }

    /// <summary>One item at the gate: what came in is posted by its own factor, and what differs from the load closes or stands open.</summary>
    void Received(JournalLine line, int item, JsonNode? word)
    {
        if (line.Lots.FirstOrDefault(l => l.Place == "storage" && l.Item == item && l.Manifest == line.Manifest) is not { } taken) return;
        var came = Measured.Read(word?["quantity"]);
        var received = line.Moves.Where(m => m.To == taken.Lot).Sum(static m => m.Grams);
        if (came is not null) Same(line, came, received);
        if (Transit(line, item) is not { } transit) return;
        var aboard = left.GetValueOrDefault(transit) + line.Moves.Where(m => m.To == transit).Sum(static m => m.Grams);
        var back = Measured.Read(word?["refused"]);
        var sent = loads[line.Manifest!][item - 1].Sent;
        var (how, closes) = Compared(lots[transit].Stream, sent, aboard, came, back, received);
        var open = line.Moves.Where(m => m.To == taken.Lot && m.From == "discrepancy").Sum(static m => m.Grams)
            + line.Moves.Where(m => m.From == transit && lots.TryGetValue(m.To, out var to) && to.Place == "discrepancy").Sum(static m => m.Grams);
        var differs = aboard - (back?.Grams ?? 0) != received;
        if (differs && closes == open > 0) wrong.Add($"line {line.Number}, item {item}: {sent} aboard and {came} received, compared {how}, {(closes ? "closes" : "stands open")}");
        var told = $"{how} {(!differs ? "same mass" : closes ? "closes" : "open")}";
        judged[told] = judged.GetValueOrDefault(told) + 1;
    }

    static (string How, bool Closes) Compared(string stream, Measured sent, long aboard, Measured? came, Measured? back, long received)
    {
        var arrives = aboard - (back?.Grams ?? 0);
        if (came is null || sent.IsMass || came.Unit != sent.Unit || (back is not null && back.Unit != sent.Unit) || sent.Grams != aboard
            || Rest(sent, back) is not { } rest)
        {
            return ("by mass", Within(stream, arrives, received));
        }

        return sent.IsCounted
            ? ("by count", (Fraction.Read(rest.Value) - Fraction.Read(came.Value)).IsZero)
            : ("by volume", Within(stream, rest.Grams, (sent with { Value = came.Value }).Grams));
    }

    /// <summary>What is left of a load when some was turned away; nothing can be said where that is more than there was.</summary>
    static Measured? Rest(Measured sent, Measured? back) =>
        back is null ? sent : Fraction.Read(sent.Value).Less(Fraction.Read(back.Value)) is { } rest ? sent with { Value = rest } : null;

    static bool Within(string stream, long sent, long received) =>
        Math.Abs(sent - received) <= Math.Max(sent * Tolerance[stream].PerMille / 1000, Tolerance[stream].Least);

    string? Transit(JournalLine line, int item) =>
        lots.Values.LastOrDefault(l => l.Place == "transit" && l.Manifest == line.Manifest && l.Item == item
            && (left.GetValueOrDefault(l.Lot) > 0 || line.Lots.Any(made => made.Lot == l.Lot)))?.Lot;

    static long Into(JournalLine line, string place, int item) => line.Lots.FirstOrDefault(l => l.Place == place && l.Item == item) is { } lot
        ? line.Moves.Where(m => m.To == lot.Lot).Sum(static m => m.Grams) : -1;

    static int Item(JsonNode said) => said["item"]!.GetValue<int>();

    /// <summary>Where a line posts nothing of it, mass is known later or was known before.</summary>
    void Same(JournalLine line, Measured? said, long grams)
    {
        if (said is null || grams == -1) return;
        if (said.Grams != grams) wrong.Add($"line {line.Number}: {said} is {said.Grams} g, and {grams} g are posted");
        judged[said.Unit] = judged.GetValueOrDefault(said.Unit) + 1;
    }

    /// <param name="Loaded">What the carrier measured, where that is no mass.</param>
    sealed record Weighed(Measured Declared, Measured? Loaded)
    {
        public Measured Sent => Loaded ?? Declared;
    }
}
