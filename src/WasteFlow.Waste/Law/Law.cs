using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;

namespace WasteFlow.Waste;

/// <summary>A table's text as a line of the ledger adopted it (版本): it holds for acts of <paramref name="From"/> and later.</summary>
/// <param name="Line">The line that adopted it; it holds for nothing that was decided before.</param>
/// <param name="Table">The file's name in <c>schemas/codes</c>.</param>
/// <param name="Name">What the edition is called.</param>
public sealed record TableEdition(long Line, string Table, LocalDate From, string Name, string Text);

/// <summary>
/// The law as of a line of the ledger: the tables that travel inside the program, the editions adopted since, and the rules changed since. Immutable;
/// what is adopted makes another one.
/// </summary>
public sealed class Law
{
    /// <summary>The law that travels inside the program: the base of every ledger.</summary>
    public static readonly Law Base = new([], []);

    /// <summary>The tables whose editions are law; all others travel inside the program alone.</summary>
    public static readonly FrozenSet<string> Tables = TableSet.Read.ToFrozenSet(StringComparer.Ordinal);

    private readonly ImmutableArray<TableEdition> editions;
    private readonly ImmutableArray<RuleChange> changes;
    private readonly LocalDate[] days;
    private readonly Lazy<TableSet>[] sets;
    private readonly ConcurrentDictionary<long, Law> earlier = [];

    private Law(ImmutableArray<TableEdition> editions, ImmutableArray<RuleChange> changes)
    {
        (this.editions, this.changes) = (editions, changes);
        days = [.. editions.Select(static e => e.From).Distinct().Order()];
        sets = [.. Enumerable.Range(0, days.Length + 1).Select(n => new Lazy<TableSet>(() => Make(n)))];
    }

    /// <summary>The last line that changed it; 0 where none did.</summary>
    public long Line => Math.Max(editions.IsEmpty ? 0 : editions[^1].Line, changes.IsEmpty ? 0 : changes[^1].Line);

    /// <summary>In the order of their lines.</summary>
    public IReadOnlyList<TableEdition> Editions => editions;

    /// <summary>In the order of their lines.</summary>
    public IReadOnlyList<RuleChange> Changes => changes;

    /// <summary>The law of a day: of each table the edition that holds from the latest day, and of those the one adopted last.</summary>
    public InForce On(LocalDate day)
    {
        var at = Array.BinarySearch(days, day);
        return new(sets[at >= 0 ? at + 1 : ~at].Value, day);
    }

    /// <summary>With one more edition. Where its text cannot be read, <see cref="On"/> throws: see <see cref="Objection"/>.</summary>
    public Law With(TableEdition edition) => new(editions.Add(edition), changes);

    /// <summary>With a rule changed.</summary>
    public Law With(RuleChange change) => new(editions, changes.Add(change));

    /// <summary>As it was after a line: what was adopted later does not hold yet.</summary>
    public Law AsOf(long line) => line >= Line ? this : earlier.GetOrAdd(line, l => l < First ? Base : new(
        [.. editions.Where(e => e.Line <= l)], [.. changes.Where(c => c.Line <= l)]));

    /// <summary>The edition of a table in force on a day, or null where that is the program's own.</summary>
    public TableEdition? EditionOn(string table, LocalDate day) =>
        editions.Where(e => e.Table == table && e.From <= day).MaxBy(static e => (e.From, e.Line));

    /// <summary>
    /// Why an edition may not become law: <c>table_malformed</c> where it cannot be read as its table, with the place, has no row, or lacks a stream that waste
    /// may be under; <c>rule_not_verified</c> where a rule of it refuses that is not verified. Null where nothing stands against it.
    /// </summary>
    public static Refused? Objection(TableEdition edition)
    {
        if (Unreadable(edition) is { } unreadable)
        {
            return unreadable;
        }

        if (edition.Table.EndsWith(".csv", StringComparison.Ordinal) && !TableRow.Read(edition.Text, edition.Table).Any())
        {
            return Refused.With("table_malformed", "/text", ("table", edition.Table), ("where", "0 rows"));
        }

        var tables = Base.With(edition).On(edition.From).Tables;
        return TableSet.Own.Streams.All.FirstOrDefault(s => tables.Streams.Find(s.Id)?.Kind != s.Kind) is { } lost
                ? Refused.With("table_malformed", "/text", ("table", edition.Table), ("where", $"stream {lost.Id}"))
            : tables.Rules.All.FirstOrDefault(static r => r is { Effect: "refuse", Mark: not "verified" }) is { } doubtful
                ? Refused.With("rule_not_verified", "/text", ("rule", doubtful.Rule), ("mark", doubtful.Mark))
            : null;
    }

    /// <summary>
    /// Why an edition cannot be read as its table (<c>table_malformed</c>), or null. A line of a ledger may hold one that <see cref="Objection"/> would refuse by now:
    /// what may become law changes with the program, and a ledger does not.
    /// </summary>
    public static Refused? Unreadable(TableEdition edition)
    {
        try
        {
            Base.With(edition).On(edition.From).Tables.Fill();
            return null;
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or KeyNotFoundException or ArgumentException
            or System.Text.Json.JsonException or NullReferenceException or OverflowException or InvalidOperationException)
        {
            return Refused.With("table_malformed", "/text", ("table", edition.Table), ("where", e.Message));
        }
    }

    private long First => Math.Min(editions.IsEmpty ? long.MaxValue : editions[0].Line, changes.IsEmpty ? long.MaxValue : changes[0].Line);

    private TableSet Make(int held)
    {
        var chosen = editions.Where(e => held > 0 && e.From <= days[held - 1]).GroupBy(static e => e.Table, StringComparer.Ordinal)
            .ToFrozenDictionary(static g => g.Key, static g => g.MaxBy(static e => (e.From, e.Line))!, StringComparer.Ordinal);
        var holidays = editions.Where(static e => e.Table == TableSet.Holidays).ToArray();
        return new(ReferenceEquals(this, Base) ? null : TableSet.Own, chosen.GetValueOrDefault, holidays, changes);
    }
}
