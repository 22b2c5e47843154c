using System.Collections.Frozen;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Proof;

/// <summary>How each act leaves its manifest, read from what was said and where the line's mass went.</summary>
internal sealed partial class Reckoner
{
    private static readonly FrozenDictionary<ActInState, string> Verdicts =
        Transitions.Rows.ToFrozenDictionary(static r => new ActInState(r.Key.Act, r.Key.State), static r => r.Value.Verdict);

    private readonly Dictionary<string, KnownManifest> manifests = new(StringComparer.Ordinal);

    /// <summary>Manifests that are over: only which they were, and how they ended.</summary>
    private readonly OverManifests over = new();

    private string? Step()
    {
        switch (line.Said)
        {
            case RegisterEnterprise a:
                enterprises[a.Enterprise.Text] = line.Number;
                return null;
            case RegisterSite a:
                sites[a.Site.Text] = (new(a.Site, a.Enterprise, a.Division, a.Store), line.Number);
                return null;
            case FileManifest a:
                return line.Manifest is { } number ? File(a, number) : "it names no manifest";
            case MeterWaste a:
                return line.Manifest is { } metered ? Metered(a, metered) : "it names no manifest";
            case SettleDiscrepancy { Line: { } left }:
                return Differed(left, static d => (d, true));
            case AgreeToDiscrepancy { Line: { } left } a:
                return Differed(left, d => d.Contested == true || d.AgreedBy == a.As ? (null, false) : d.AgreedBy is null ? (d with { AgreedBy = a.As }, false) : (d, true));
            case ContestDiscrepancy { Line: { } left }:
                return Differed(left, static d => d.Contested == true ? (null, false) : (d with { AgreedBy = null, Contested = true }, false));
            default:
                return line.Manifest is { } moved ? Moved(moved) : null;
        }
    }

    private string? Moved(ManifestNumber number)
    {
        if (Corrections.Contains(line.Act))
        {
            return Amended(number);
        }

        if (over.Find(number) is { } ended)
        {
            return line.Act == "arrive-waste" && line.State == ended && Late(ended) ? Expect([]) : $"manifest {number} is over";
        }

        if (!manifests.TryGetValue(number.Text, out var known))
        {
            return $"manifest {number} was never filed";
        }

        var before = known.State;
        if (!Verdicts.TryGetValue(new(line.Act, before.State), out var verdict) || verdict is not ("yes" or "late" or "implies"))
        {
            return $"manifest {number} takes no {line.Act} while it is {before.State}";
        }

        List<AllowanceMove> expected = [];
        ManifestState? after = line.Said switch
        {
            PickUpWaste a when verdict == "late" => before.PickUp == "implied" ? before with { PickUp = "confirmed", Vehicle = a.Vehicle } : null,
            PickUpWaste a => before with
            {
                State = States.InTransit,
                PickUp = "said",
                Vehicle = a.Vehicle,
                Line = line.Number,
                LastAt = Last(before),
                Items = Loaded(before, n => Weighed(a, n) is { } weighed ? Grams(weighed) : null, n => Weighed(a, n)),
            },
            HandOverWaste a => before with { Carrier = a.To, Vehicle = a.Vehicle, Items = Each(before, (i, n) => i.Transit is null ? i : i with { Transit = Lot(Places.Transit, n) }) },
            ReceiveWaste a => Received(verdict == "implies" ? Implied(before, a) : before, a, expected, Last(before)),
            DivertWaste a => Diverted(before, a, expected),
            SettleDiscrepancy { Item: { } item } => Settled(before, item),
            AgreeToDiscrepancy a => Agreed(before, a),
            ContestDiscrepancy a => Contested(before, a),
            _ => Plain(before, verdict, expected),
        };
        return after is null ? $"manifest {number} takes no {line.Act} now"
            : Put(after, known, verdict == "late" ? after.LastAt : Last(after)) ?? Expect(expected);
    }

    /// <summary>The latest time that an act on the manifest claims, this line's among them.</summary>
    private NodaTime.Instant? Last(ManifestState manifest) => line.HappenedAt > (manifest.LastAt ?? manifest.FiledAt) ? line.HappenedAt : manifest.LastAt;

    private ManifestState? Plain(ManifestState before, string verdict, List<AllowanceMove> expected)
    {
        switch (line.Act)
        {
            case "arrive-waste":
                return verdict == "late" ? before : before with { State = States.Arrived };
            case "return-waste":
                return before with { State = before is { State: States.Partly, AnyOpen: false } ? States.Closed : States.Returned };
            case "cancel-manifest" or "expire-manifest":
                Unreserve(before);
                expected.AddRange(before.Takes.Select(Freeing));
                return before with { State = line.Act == "cancel-manifest" ? States.Cancelled : States.Expired, Takes = [] };
            default:
                return null;
        }
    }

    private static Quantity? Weighed(PickUpWaste act, int item) => act.Loaded?.FirstOrDefault(s => s.Item == item)?.Quantity;

    private ItemState[] Loaded(ManifestState before, Func<int, long?> said, Func<int, Quantity?>? measured = null)
    {
        Unreserve(before);
        var known = LawOf(before).Stream(before.Stream)?.Known;
        return Each(before, (item, n) =>
        {
            var (weighed, inUnits) = (said(n), Ends.InUnits(measured?.Invoke(n)) ?? item.LoadedAs);
            return item.LedgerKept ? item with { Transit = Lot(Places.Transit, n), Loaded = weighed ?? item.Declared, LoadedAs = inUnits, Reserved = [] }
                : known == "loading" ? item with { Transit = Lot(Places.Transit, n), Loaded = weighed ?? item.Declared, LoadedAs = inUnits }
                : item with { Loaded = weighed, LoadedAs = inUnits };
        });
    }

    private ManifestState Diverted(ManifestState before, DivertWaste act, List<AllowanceMove> expected)
    {
        var takes = before.Takes;
        if (line.Allowances.Length > 0)
        {
            takes = Takes(line.Allowances.AsSpan(Math.Min(before.Takes.Count, line.Allowances.Length)));
            expected.AddRange(before.Takes.Select(Freeing));
            expected.AddRange((before.Freed?.Select(t => Filed(t, n => before.Items[n - 1].DeclaredAs)) ?? takes).Select(Taking));
        }

        var items = before.Items.Select(i => i with { Method = act.Method, Decision = null, Received = null, Refused = null }).ToArray();
        return before with { State = States.InTransit, Receiver = act.NewReceiver, Items = items, Takes = takes, Freed = null };
    }

    private static ManifestState? Settled(ManifestState before, int item)
    {
        if (item < 1 || item > before.Items.Count)
        {
            return null;
        }

        var after = before with { Items = Each(before, (i, n) => n == item ? i with { Short = null, Surplus = 0, AgreedBy = null, Contested = null } : i) };
        return after is { State: States.Received, AnyOpen: false } ? after with { State = States.Closed } : after;
    }

    private static ManifestState? Agreed(ManifestState before, AgreeToDiscrepancy act) =>
        act.Item is not { } item || item < 1 || item > before.Items.Count || before.Items[item - 1].Contested == true || before.Items[item - 1].AgreedBy == act.As ? null
        : before.Items[item - 1].AgreedBy is not null ? Settled(before, item)
        : before with { Items = Each(before, (i, n) => n == item ? i with { AgreedBy = act.As } : i) };

    private static ManifestState? Contested(ManifestState before, ContestDiscrepancy act) =>
        act.Item is not { } item || item < 1 || item > before.Items.Count || before.Items[item - 1].Contested == true ? null
        : before with { Items = Each(before, (i, n) => n == item ? i with { AgreedBy = null, Contested = true } : i) };

    /// <summary>Keeps the manifest, or forgets it where nothing can change it any more.</summary>
    /// <param name="known">As it was before this line; the default where it is new.</param>
    /// <param name="last">The latest time that an act on it claims by now.</param>
    private string? Put(ManifestState after, KnownManifest known, NodaTime.Instant? last)
    {
        if (after.State != line.State)
        {
            return $"manifest {after.Number} is {after.State} by its lines, not {line.State}";
        }

        if (!ReferenceEquals(after, known.State) || last != after.LastAt)
        {
            known = new(after.Line == line.Number && last == after.LastAt ? after : after with { Line = line.Number, LastAt = last }, known.State, line.Number);
        }

        var ends = after.State is States.Closed or States.Cancelled or States.Expired || (after.State is States.Returned or States.Diverted && !after.AnyOpen);
        var returns = ends && foreseen.Returns(after.Number);
        if (ends && !(returns && after.PickUp == "implied"))
        {
            manifests.Remove(after.Number.Text);
            over.Put(after.Number, after.State);
            Ended?.Invoke(Keys.Manifest(after.Number), known.Line, known.Document());
            if (returns)
            {
                returning[after.Number.Text] = known;
            }
        }
        else
        {
            manifests[after.Number.Text] = known;
        }

        return null;
    }

    private static bool Late(string state) => Verdicts.TryGetValue(new("arrive-waste", state), out var verdict) && verdict == "late";
}

internal readonly record struct ActInState(string Act, string State);

/// <summary>A manifest as the lines so far make it.</summary>
/// <param name="Before">As it was before the line that changed it last; null where that line made it.</param>
/// <param name="Line">The line that changed it last.</param>
internal readonly record struct KnownManifest(ManifestState State, ManifestState? Before, long Line)
{
    /// <summary>The document the writer keeps of it.</summary>
    public ManifestState Document() => State with { Before = Before };
}
