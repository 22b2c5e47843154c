using NodaTime;
using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Simulator.Frauds;

namespace WasteFlow.Bench;

/// <summary>
/// How well the bureau sees: alarms held against what was really committed. A deed is found where an alarm of its kinds is about one of its
/// subjects; an alarm is right where some deed stands behind it. What happened in time and was only recorded late is no alarm.
/// </summary>
public static class OversightBench
{
    private const int ShownMax = 40;
    private static readonly Duration StillInTime = Duration.FromDays(3);
    private const int HundredthsLarge = 300;

    /// <summary>The kinds of alarm that a kind of deed shows itself by.</summary>
    private static readonly Dictionary<string, string[]> ShownBy = new(StringComparer.Ordinal)
    {
        ["never-received"] = ["never-received", "transit-too-long"],
        ["short-weight"] = ["short-weight"],
        ["surplus-weight"] = ["surplus-weight"],
        ["diverted-load"] = ["diverted-load", "transit-too-long"],
        ["two-places-at-once"] = ["two-places-at-once"],
        ["split-load"] = ["split-load"],
        ["backdated"] = ["backdated"],
        ["dumped"] = ["stock-loss"],
        ["mixed-fraction"] = ["mixed-fraction"],
        ["over-permit"] = ["over-permit"],
        ["stored-too-long"] = ["storage-over-year", "storage-over-year-producer"],
    };

    /// <summary>How large a fraud is found, in hundredths of the tolerance, from below.</summary>
    private static readonly (string Name, long From, long To)[] Sizes =
        [("below_1x", 0, 100), ("1x_to_2x", 100, 200), ("2x_to_3x", 200, HundredthsLarge), ("above_3x", HundredthsLarge, long.MaxValue)];

    /// <param name="now">When it is asked: what was committed in the days that a rule still gives is not missed yet.</param>
    public static void Judge(Measurements into, IReadOnlyList<Deed> deeds, Instant now, IReadOnlyList<Alarm> alarms, long acts, Action<string> say)
    {
        var kinds = ShownBy.Values.SelectMany(static k => k).ToHashSet(StringComparer.Ordinal);
        Alarm[] told = [.. alarms.Where(a => kinds.Contains(a.Kind) && a is { InTime: false, State: not Watch.Pending })];
        var bySubject = told.SelectMany(static a => SubjectsOf(a).Select(s => (Alarm: a, Subject: s))).ToLookup(static p => p.Subject, static p => p.Alarm, StringComparer.Ordinal);
        var right = new HashSet<string>(StringComparer.Ordinal);
        var found = new HashSet<Deed>(ReferenceEqualityComparer.Instance);
        foreach (var deed in deeds)
        {
            foreach (var alarm in deed.Subjects.SelectMany(s => bySubject[s]).Where(a => ShownBy[deed.Kind].Contains(a.Kind)))
            {
                right.Add(alarm.Id);
                found.Add(deed);
            }
        }

        deeds = [.. deeds.Where(d => d.At <= now - StillInTime)];
        foreach (var alarm in told.Where(a => !right.Contains(a.Id)).Take(ShownMax))
        {
            say($"no deed behind {alarm.Id}");
        }

        foreach (var deed in deeds.Where(d => !found.Contains(d)).Take(ShownMax))
        {
            say($"not found: {deed.Kind} {string.Join(' ', deed.Subjects)} {deed.Hundredths}");
        }

        into.Figure("acts", acts);
        into.Figure("deeds", deeds.Count);
        into.Figure("deeds_per_hundred_acts", 100.0 * deeds.Count / acts);
        foreach (var kind in ShownBy)
        {
            Deed[] of = [.. deeds.Where(d => d.Kind == kind.Key)];
            Alarm[] shown = [.. told.Where(a => kind.Value.Contains(a.Kind))];
            into.Figure($"deeds_{kind.Key}", of.Length);
            into.Figure($"alarms_{kind.Key}", shown.Length);
            Share($"recall_{kind.Key}", of.Count(found.Contains), of.Length);
            Share($"precision_{kind.Key}", shown.Count(a => right.Contains(a.Id)), shown.Length);
        }

        foreach (var size in Sizes)
        {
            Deed[] of = [.. deeds.Where(d => d.Hundredths is { } h && h >= size.From && h < size.To)];
            into.Figure($"deeds_{size.Name}", of.Length);
            Share($"recall_{size.Name}_tolerance", of.Count(found.Contains), of.Length);
        }

        into.Goal("recall_above_3x_tolerance", ">= 0.99", Recall(static d => d.Hundredths >= HundredthsLarge));
        into.Goal("precision", ">= 0.9", Part(right.Count, told.Length));
        into.Goal("recall_all", ">= 0.8", Recall(static _ => true));

        double Recall(Func<Deed, bool> which) => Part(deeds.Count(d => which(d) && found.Contains(d)), deeds.Count(which));

        // Of nothing there is no share: a kind that nobody committed proves nothing.
        void Share(string name, int part, int whole)
        {
            if (whole > 0)
            {
                into.Ratio(name, Part(part, whole));
            }
        }
    }

    /// <summary>A goal over nothing is not reached.</summary>
    private static double Part(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    /// <summary>What an alarm is about: what stands behind its kind; of a lot in a line, the line; of two trips of one plate, either.</summary>
    private static string[] SubjectsOf(Alarm alarm)
    {
        var subject = alarm.Id[(alarm.Kind.Length + 1)..];
        return alarm.Kind switch
        {
            "stock-loss" => [subject.Split('-')[0]],
            "two-places-at-once" => subject.Split('@'),
            _ => [subject],
        };
    }
}
