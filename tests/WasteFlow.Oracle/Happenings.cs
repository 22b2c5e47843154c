using System.Numerics;

namespace WasteFlow.Oracle;

/// <summary>So many grams of a root to which something happened.</summary>
/// <param name="Month">Months since year 0, of the day in China on which it is claimed to have happened.</param>
/// <param name="What">An account, an outcome, a place, or an act that figures ask for: see <see cref="Happenings"/>.</param>
/// <param name="Producer">The site whose waste the root is.</param>
/// <param name="At">The site at which it happened.</param>
/// <param name="Method">How it was treated, or is to be.</param>
/// <param name="Root"><c>primary</c>, <c>residue</c>, <c>outside</c>, or <c>none</c> where there is no lot.</param>
/// <param name="Since">The month the root was generated in; 0 where nobody asks.</param>
readonly record struct Happening(int Month, string What, string Stream, string Code, string Producer, string At, string Method, string Root, int Since);

/// <summary>
/// Everything that happened to anybody's waste, month by month, told from the lines as the last corrections left them. What stands somewhere (stock,
/// transit, open) is told as its changes.
/// </summary>
sealed partial class Happenings
{
    readonly Dictionary<Happening, long> grams = [];
    readonly Dictionary<string, LotMade> lots = new(StringComparer.Ordinal);
    readonly Dictionary<(long, int), Root> roots = [];
    readonly Loads loads = new();
    readonly Custody custody;
    int month;
    string method = "";

    public Happenings(IReadOnlyList<JournalLine> lines, Custody custody)
    {
        this.custody = custody;
        foreach (var made in lines.SelectMany(static l => l.Lots)) lots.TryAdd(made.Lot, made);
        var flows = custody.Flows.ToLookup(static f => f.Line);
        foreach (var line in Hindsight.Of(lines))
        {
            loads.Read(line);
            month = line.Day.Year * 12 + line.Day.Month - 1;
            method = line.Act == "treat-waste" ? line.Said["method"]!.GetValue<string>() : line.Act;
            var utilised = new List<Source>();
            foreach (var flow in flows[line.Number]) Tell(line, flow, utilised);
        }
    }

    /// <summary>Nothing is left of what a correction took back.</summary>
    public IEnumerable<KeyValuePair<Happening, long>> All => grams.Where(static g => g.Value != 0);

    void Tell(JournalLine line, Flow flow, List<Source> utilised)
    {
        var from = lots.GetValueOrDefault(flow.From);
        var to = lots.GetValueOrDefault(flow.To);
        if (to is not null && from is null) roots.TryAdd(Moved.Age(to.Lot), Born(flow.From, to, utilised));
        if (from is not null) Stands(from, flow, -1);
        if (to is not null) Stands(to, flow, 1);
        if (from is not null && to is not null) Leaves(from, to, flow);
        Reckon(from, to, flow, to is not null && line.Act is "receive-waste" or "meter-waste" && Receive(line, from, to!, flow));
        switch (flow.From, flow.To)
        {
            case ("generated" or "opening" or "brought-in" or "gain", _):
                Each(flow.From, to!, flow, 1);
                break;
            case ("treatment", _) when to is not null:
                Each("residue", to, flow, 1);
                break;
            case (_, "treatment") when from is not null:
                Treat(from, flow, utilised);
                break;
            case (_, "storage-loss" or "sent-out" or "weighing") when from is not null:
                Each(flow.To, from, flow, 1);
                break;
            case ("weighing", _) when to is not null:
                Each("weighing", to, flow, -1);
                break;
            case ("discrepancy", _) when to is not null:
                Each("open", to, flow, -1, stands: true);
                break;
            case (_, "discrepancy") when from is not null:
                Each("open", from, flow, 1, stands: true);
                break;
            case ("weighing" or "discrepancy", "weighing" or "discrepancy") when flow is { Stream: { } stream, Code: { } code }:
                // A difference that was settled without a lot stands with whom the move names, or whom its manifest goes to.
                var holder = flow.Holder ?? loads.Of(line.Manifest)?.Receiver ?? "-";
                var opens = flow.From == "weighing" ? flow.Grams : -flow.Grams;
                Add(new(month, "weighing", stream, code, holder, holder, method, "none", 0), -opens);
                Add(new(month, "open", stream, code, holder, holder, "", "none", month), opens);
                break;
        }
    }

    /// <summary>What a treatment made is a new root of the plant; all else is its producer's from the day it was generated on.</summary>
    static Root Born(string account, LotMade lot, IReadOnlyList<Source> utilised) => new(
        account switch { "treatment" => "residue", "brought-in" => "outside", _ => "primary" },
        lot.Origin ?? lot.Holder, Month(lot.Since!), account == "treatment"
            ? [.. utilised.OrderBy(static s => s.Producer, StringComparer.Ordinal).ThenBy(static s => s.Group, StringComparer.Ordinal)
                .ThenBy(static s => s.Stream, StringComparer.Ordinal).ThenBy(static s => s.Code, StringComparer.Ordinal)]
            : []);

    void Stands(LotMade lot, Flow flow, int sign)
    {
        var what = lot.Place switch { "transit" => "transit", "discrepancy" => "open", _ => "stock" };
        Each(what, lot, flow, sign, stands: true);
    }

    /// <summary>Counted once, as it leaves the store of the site whose waste it is; counted back as it comes back.</summary>
    void Leaves(LotMade from, LotMade to, Flow flow)
    {
        var (stood, stands) = (from.Place == "storage", to.Place == "storage");
        var leaves = stood && to.Manifest is not null && (!stands || to.Holder != from.Holder);
        var comes = stands && !stood && from.Manifest is not null;
        if (!leaves && !comes) return;
        var store = leaves ? from : to;
        foreach (var (root, amount) in flow.Roots.Where(r => roots[r.Key].Producer == store.Holder))
        {
            Add(new(month, "transferred", store.Stream, store.Code, store.Holder, store.Holder, "", roots[root].Group, 0), leaves ? amount : -amount);
        }
    }

    /// <summary>
    /// What a gate weighs in. It is the first receipt where the producer's own manifest brought it; it is at its plant where the manifest names a way of
    /// treating it, and not merely of keeping it (C5, S).
    /// </summary>
    bool Receive(JournalLine line, LotMade? from, LotMade to, Flow flow)
    {
        if (to is not { Place: "storage", Manifest: { } number } || (from is { Place: "storage" } && from.Holder == to.Holder)) return false;
        var given = from ?? to;
        var producer = given.Origin ?? (given.Place == "storage" && given.Holder != to.Holder ? given.Holder : null);
        if (loads.Of(number) is not { } load || load.Item(given.Item ?? to.Item, to.Code, producer) is not { } item) return true;
        // Soil is so much of every thousand grams of the move, and everybody's share of it is that of the grams.
        var perMille = new BigInteger((line.Said["meter"] is not null ? line.Said : line.Said["sharedWeight"] ?? line.Said["items"]?.AsArray().FirstOrDefault(i => i!["item"]!.GetValue<int>() == to.Item)?["quantity"])?["impurityPerMille"]?.GetValue<int>() ?? 0);
        var soil = Shares.Of((long)((flow.Roots.Sum(static r => r.Value) * perMille * 2 + 1000) / 2000), [.. flow.Roots.Select(static r => r.Value)]);
        foreach (var ((root, amount), impure) in flow.Roots.Zip(soil))
        {
            var of = new Happening(month, "received", to.Stream, to.Code, roots[root].Producer, to.Holder, item.Method, roots[root].Group, 0);
            if (load.IsOf(of.Producer)) Add(of, amount);
            if (load.IsOf(of.Producer)) Add(of with { What = "impure" }, impure);
            if (!IsKept(item.Method)) Add(of with { What = "accepted" }, amount);
        }

        accepted.TryAdd(to.Lot, AcceptedBy(item.Method));
        Count(accepted[to.Lot], to, flow, 1);
        return true;
    }

    void Treat(LotMade lot, Flow flow, List<Source> utilised)
    {
        Each(flow.Class!, lot, flow, 1);
        foreach (var (root, amount) in flow.Roots)
        {
            if (flow.Class == "utilised")
            {
                var at = utilised.FindIndex(s => (s.Producer, s.Group, s.Stream, s.Code) == (roots[root].Producer, roots[root].Group, lot.Stream, lot.Code));
                if (at < 0) utilised.Add(new(roots[root].Producer, roots[root].Group, lot.Stream, lot.Code, amount));
                else utilised[at] = utilised[at] with { Grams = utilised[at].Grams + amount };
            }

            if (flow.Class is not ("incinerated" or "landfilled") || roots[root].CameOf is not { Count: > 0 } sources) continue;
            var parts = Shares.Of(amount, [.. sources.Select(static s => s.Grams)]);
            for (var i = 0; i < parts.Length; i++)
            {
                Add(new(month, "residue-disposed", sources[i].Stream, sources[i].Code, sources[i].Producer, lot.Holder, method, sources[i].Group, 0), parts[i]);
            }
        }
    }

    void Each(string what, LotMade lot, Flow flow, int sign, bool stands = false)
    {
        var at = lot.Place == "transit" && loads.Of(lot.Manifest) is { } load ? load.Mover : lot.Holder;
        foreach (var (root, amount) in flow.Roots)
        {
            var of = roots[root];
            Add(new(month, what, lot.Stream, lot.Code, of.Producer, at, stands ? "" : method, of.Group, stands ? of.Since : 0), sign * amount);
        }
    }

    void Add(Happening what, long amount) => grams[what] = grams.GetValueOrDefault(what) + amount;

    static int Month(string day) => int.Parse(day[..4], System.Globalization.CultureInfo.InvariantCulture) * 12 + int.Parse(day[5..7], System.Globalization.CultureInfo.InvariantCulture) - 1;

    /// <summary>Whose the grams are that first came into being in a lot.</summary>
    sealed record Root(string Group, string Producer, int Since, IReadOnlyList<Source> CameOf);

    /// <summary>Waste that was utilised in the treatment a residue came of.</summary>
    sealed record Source(string Producer, string Group, string Stream, string Code, long Grams);
}
