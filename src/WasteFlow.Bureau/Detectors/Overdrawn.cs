using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>
/// Allowances of which more is taken than was granted, and permits of whose scale so much is taken that a new one has to be asked for; both end when a new
/// grant covers it.
/// </summary>
internal static class Overdrawn
{
    private const int Whole = 100;

    public static IEnumerable<Seen> Look(Scene scene)
    {
        foreach (var move in scene.Line.Allowances)
        {
            var (before, now) = Moved(move, scene);
            var what = Account(move);
            if (now is { Free: < 0, Ended: false })
            {
                yield return new(move.Allowance, Thing(move, now, -now.Free, scene), what);
            }
            else if (before.Free < 0)
            {
                End("overdrawn", what, move, scene);
            }
        }
    }

    /// <summary>Looks after <see cref="Look"/>, which has counted the line.</summary>
    public static IEnumerable<Seen> LookFar(Scene scene)
    {
        const string Renewal = "permit-scale-renewed";
        foreach (var move in scene.Line.Allowances.Where(static m => Account(m) == "permit"))
        {
            var now = scene.Documents.Get<WatchedAllowance>(Key(move))!;
            var division = scene.Site(now.Site)?.Division ?? "";
            var taken = now.Granted - now.Free;
            if (!now.Ended && scene.Law.On(Calendar.DayOf(scene.Line.HappenedAt())).Rule(Renewal, division, null)?.Value is { } percent
                && (Int128)taken * Whole > (Int128)now.Granted * percent)
            {
                yield return new(move.Allowance, Thing(move, now, taken - now.Granted, scene), Renewal);
            }
            else
            {
                End("far-overdrawn", Renewal, move, scene);
            }
        }
    }

    private static WatchedThing Thing(AllowanceMove move, WatchedAllowance account, long beyond, Scene scene) => new(
        account.Site, Manifest: scene.Line.Manifest?.Number, Grams: account.Grams(beyond), Beyond: new(move.Allowance, beyond, account.Unit ?? "g"));

    private static (WatchedAllowance Before, WatchedAllowance Now) Moved(AllowanceMove move, Scene scene)
    {
        var before = scene.Documents.Get<WatchedAllowance>(Key(move))
            ?? new(scene.Line.Said.TryGetProperty("site", out var site) ? new SiteId(site.GetString()!) : null, 0, Unit: move.Unit);
        var now = before with
        {
            Free = before.Free + move.Granted - move.Pending - move.Posted,
            Granted = before.Granted + move.Granted,
            Unit = move.Unit,
            Ended = move.Granted == 0 ? before.Ended : move.Granted < 0 && before.Granted + move.Granted == 0,
            Factor = move.Unit is { } unit && Said(scene.Line, move.Allowance) is { } said && Units.Find(said.Unit)?.Part == unit ? said.Factor : before.Factor,
        };
        scene.Documents.Put(Key(move), now);
        return (before, now);
    }

    /// <summary>What a grant says of an allowance; null where the line is none.</summary>
    private static Quantity? Said(Line line, string allowance) => line.Act switch
    {
        "grant-permit" => line.As<GrantPermit>().YearlyScale,
        "grant-approval" => line.As<GrantApproval>().Quantity,
        "file-management-plan" => line.As<FileManagementPlan>().Entries
            .LastOrDefault(e => allowance.Contains($"/{e.Code}/", StringComparison.Ordinal))?.Quantity,
        _ => null,
    };

    private static void End(string sees, string what, AllowanceMove move, Scene scene) =>
        scene.End(FindingRows.All.Where(r => r.Sees == sees && r.What == what).Select(r => Subject.Id(r.Kind, move.Allowance)));

    private static string Key(AllowanceMove move) => Subject.Id("allowance", move.Allowance);

    private static string Account(AllowanceMove move) => move.Allowance[..move.Allowance.IndexOf('/', StringComparison.Ordinal)];
}

/// <summary>An allowance account.</summary>
/// <param name="Free">What may still be taken, in its smallest part; below zero where too much was.</param>
/// <param name="Granted">All that was granted.</param>
/// <param name="Unit">The smallest part it counts in; null for grams.</param>
/// <param name="Factor">Kilograms per whole unit, as last granted in it.</param>
/// <param name="Ended">Granted once and not any more: what is held on it passes no bound.</param>
public sealed record WatchedAllowance(SiteId? Site, long Free, long Granted = 0, string? Unit = null, string? Factor = null, bool Ended = false)
{
    /// <summary>What an amount of the account weighs.</summary>
    public long Grams(long amount) => Unit is null || Factor is null ? amount : Quantities.GramsOf(amount, Units.OfPart(Unit)!, Factor);
}
