using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>Mass that is not there, or is there and should not be, by two scales or by a stock-take.</summary>
internal static class Weighings
{
    /// <summary>A quarter of the tolerance is what scales may differ by on the average; three tolerances beyond that are no accident.</summary>
    private const int SlackPerMille = 250;

    private const int RaiseAtPerMille = 3000;

    /// <summary>What did not arrive beyond the tolerance stands on a lot of its own.</summary>
    public static IEnumerable<Seen> Missing(Scene scene)
    {
        if (scene.Line.Receipt() is null)
        {
            return [];
        }

        var open = scene.Line.Lots.Where(static l => l.Place == Places.Discrepancy).Select(static l => l.Lot.ToString()).ToHashSet(StringComparer.Ordinal);
        return Of(scene, scene.Line.Moves.Where(m => open.Contains(m.To)).Sum(static m => m.Grams));
    }

    public static IEnumerable<Seen> Surplus(Scene scene) => scene.Line.Receipt() is null
        ? []
        : Of(scene, scene.Line.Moves.Where(static m => m.From == Accounts.Discrepancy).Sum(static m => m.Grams));

    /// <summary>
    /// Differences within the tolerance that all go one way: a cumulative sum (CUSUM) of the share of the tolerance that each load of a way is short by.
    /// Scales that err at random bring it back to nothing.
    /// </summary>
    public static IEnumerable<Seen> ByHabit(Scene scene)
    {
        if (scene.Line.Receipt() is null || scene.Thing() is not { Grams: > 0, Origin: { } mover, Site: { } receiver, Stream: { } stream } thing)
        {
            yield break;
        }

        var missing = scene.Line.Moves.Sum(static m => m.To == Accounts.Weighing ? m.Grams : m.From == Accounts.Weighing ? -m.Grams : 0);
        var subject = $"{mover}@{receiver}@{stream}";
        var key = Subject.Id("habit", subject);
        var before = scene.Documents.Get<Habit>(key) ?? new Habit(0, 0);
        var sum = Math.Max(0, before.PerMille + (int)(missing * 1000 / Tolerances.Of(Today(scene).Tables.Streams.Of(stream), thing.Grams.Value)) - SlackPerMille);
        var grams = sum == 0 ? 0 : before.Grams + missing;
        scene.Documents.Put(key, sum >= RaiseAtPerMille ? new Habit(0, 0) : new Habit(sum, grams));
        if (sum >= RaiseAtPerMille)
        {
            yield return new(subject, thing with { Grams = grams, Manifest = null }, Adds: true);
        }
    }

    /// <summary>More than the record holds: at a stock-take, or weighed at loading.</summary>
    public static IEnumerable<Seen> Gain(Scene scene) => Found(
        scene, Accounts.Gain, static m => m.To, static (stream, held) => Tolerances.Of(stream, held));

    /// <summary>Less than the record holds, beyond what dries or drains away.</summary>
    public static IEnumerable<Seen> Loss(Scene scene) => Found(
        scene, Accounts.StorageLoss, static m => m.From,
        (stream, held) => Math.Max(Tolerances.Of(stream, held), held / 100 * (RuleValue("stock-loss-share", scene) ?? 100)));

    // What a store gains or loses falls on its oldest lots, so the act's mass is held against all that was counted, and not against one lot.
    private static IEnumerable<Seen> Found(Scene scene, string account, Func<Move, string> lotOf, Func<StreamRow, long, long> allowed)
    {
        var moves = scene.Line.Moves.Where(m => m.From == account || m.To == account).ToArray();
        if (moves.Length == 0)
        {
            yield break;
        }

        var lot = LotId.Read(lotOf(moves[0]));
        var known = scene.Lot(lot);
        var born = scene.Line.Lots.FirstOrDefault(l => l.Lot == lot);
        var thing = scene.Thing() is { Manifest: not null } load ? load : new(known?.Holder ?? born?.Holder, Stream: known?.Stream ?? born?.Stream, Code: known?.Code ?? born?.Code, Lot: lot);
        var grams = moves.Sum(static m => m.Grams);
        var held = Counted(scene) is { } counted ? counted + (account == Accounts.StorageLoss ? grams : -grams)
            : thing.Manifest is null ? known?.Grams ?? 0 : thing.Grams ?? 0;
        if (thing.Stream is { } stream && Today(scene).Stream(stream) is { } row && grams > allowed(row, held))
        {
            yield return new(FormattableString.Invariant($"{scene.Line.Number}-{lot}"), thing with { Grams = grams });
        }
    }

    private static long? Counted(Scene scene) =>
        scene.Line.Act == "take-stock" && scene.Line.As<TakeStock>().Counted.Grams("", out var grams) is null ? grams : null;

    private static IEnumerable<Seen> Of(Scene scene, long grams) =>
        grams > 0 ? [new(scene.Line.Manifest!.Number.Text, scene.Thing() with { Grams = grams })] : [];

    private static InForce Today(Scene scene) => scene.Law.On(Calendar.DayOf(scene.Line.HappenedAt()));

    private static int? RuleValue(string rule, Scene scene) =>
        Today(scene).Rule(rule, scene.Site(scene.Thing().Site)?.Division ?? "")?.Value;
}

/// <summary>How short the loads of a way have been by habit.</summary>
/// <param name="PerMille">Thousandths of the tolerance.</param>
public sealed record Habit(int PerMille, long Grams);
