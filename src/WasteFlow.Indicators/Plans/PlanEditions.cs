using System.Globalization;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// The editions of one plan (方案版本) in the order of their lines, and the plan that follows it (接续方案). The last adopted stands under the plan's own key, each
/// before it under a key of its own line; which of them is in force is a matter of the year.
/// </summary>
public sealed record PlanEditions(IReadOnlyList<EditionEntry> All, string? FollowedBy = null, LocalDate? FollowedFrom = null)
{
    public const string Keys = "editions/";
    private const string Earlier = "edition/";

    public EditionEntry Last => All[^1];

    /// <summary>Null where no such plan was adopted.</summary>
    public static PlanEditions? Of(FoldDocuments documents, string plan) =>
        documents.Get<AdoptedPlan>(EntryLines.Plans + plan) is { } adopted ? Of(documents, adopted) : null;

    /// <param name="last">The edition that was adopted last. In documents from before there were editions it is the only one that is known.</param>
    public static PlanEditions Of(FoldDocuments documents, AdoptedPlan last) =>
        documents.Get<PlanEditions>(Keys + last.Act.Plan) is { All.Count: > 0 } editions ? editions : new([Entry(last, null)]);

    /// <summary>The edition that is in force for a year, whole; null where no such plan was adopted.</summary>
    /// <param name="year">Null for the one that is in force last.</param>
    public static AdoptedPlan? InForce(FoldDocuments documents, string plan, int? year)
    {
        if (documents.Get<AdoptedPlan>(EntryLines.Plans + plan) is not { } last)
        {
            return null;
        }

        var entry = Of(documents, last).For(year);
        return entry.Line == last.Line ? last : documents.Get<AdoptedPlan>(Key(plan, entry.Line)) ?? last;
    }

    /// <summary>That no such plan was adopted, and which of those that were is called much the same.</summary>
    public static Refused Unknown(FoldDocuments documents, string plan, string pointer) => Refused.Unknown(
        "plan_unknown", pointer, "plan", plan, documents.Scan<AdoptedPlan>(EntryLines.Plans).Select(static p => p.Value.Act.Plan));

    /// <summary>The edition that a line adopted.</summary>
    public static AdoptedPlan? Get(FoldDocuments documents, string plan, long line) =>
        documents.Get<AdoptedPlan>(EntryLines.Plans + plan) is { } last && last.Line == line ? last : documents.Get<AdoptedPlan>(Key(plan, line));

    /// <summary>Puts an edition on top of those before it.</summary>
    public static void Take(long line, AdoptPlan act, FoldDocuments documents)
    {
        var key = EntryLines.Plans + act.Plan;
        var last = documents.Get<AdoptedPlan>(key);
        var adopted = new AdoptedPlan(line, act);
        var before = last is null ? documents.Get<PlanEditions>(Keys + act.Plan) : Of(documents, last);
        var entry = Entry(adopted, before);
        if (last is not null)
        {
            documents.Put(Key(act.Plan, last.Line), last);
        }

        documents.Put(key, adopted);
        documents.Put(Keys + act.Plan, (before ?? new([])) with { All = [.. before?.All ?? [], entry] });
        if (entry is { Follows: { } follows, From: { } from })
        {
            var followed = Of(documents, follows) ?? new([]);
            documents.Put(Keys + follows, followed with { FollowedBy = act.Plan, FollowedFrom = from });
        }
    }

    /// <summary>
    /// Of the editions that are valid by the year's end the one that is so since latest, of two of a day the later line. An edition of the middle of a year holds
    /// for all of it, since targets are those of years. Where none is valid yet, the first to come.
    /// </summary>
    public EditionEntry For(int? year) =>
        All.Where(e => IsBy(e.From, year)).OrderBy(static e => e.From ?? LocalDate.MinIsoValue).ThenBy(static e => e.Line).LastOrDefault()
        ?? All.OrderBy(static e => e.From).ThenByDescending(static e => e.Line).First();

    /// <summary>Why an edition's targets of a year are not judged; null where they are.</summary>
    public string? Objection(EditionEntry edition, int year) =>
        FollowedBy is not null && IsBy(FollowedFrom, year) ? Reasons.PlanFollowed
        : All.All(e => !IsBy(e.From, year)) ? Reasons.PlanNotInForce
        : For(year).Line != edition.Line ? Reasons.OtherEdition
        : null;

    /// <summary>What a report says of the edition it is made by.</summary>
    public PlanEdition Said(EditionEntry edition) => new(edition.Name, edition.Line, edition.From, edition.Follows, FollowedBy, FollowedFrom);

    private static bool IsBy(LocalDate? from, int? year) => from is not { } day || year is not { } of || day.Year <= of;

    /// <summary>What an edition leaves out is as it was: since when it holds, and whom it follows. One without a name has its number, or the next that none has for a name.</summary>
    private static EditionEntry Entry(AdoptedPlan adopted, PlanEditions? before)
    {
        var last = before is { All.Count: > 0 } ? before.Last : null;
        var all = before?.All ?? [];
        var number = Enumerable.Range(all.Count + 1, all.Count + 1).Select(static n => n.ToString(CultureInfo.InvariantCulture)).First(n => all.All(e => e.Name != n));
        return new(
            adopted.Line, adopted.Act.Edition ?? number, adopted.Act.ValidFrom ?? last?.From,
            adopted.Act.Follows ?? last?.Follows);
    }

    private static string Key(string plan, long line) => string.Create(CultureInfo.InvariantCulture, $"{Earlier}{plan}/{line:D12}");
}

/// <summary>An edition in short.</summary>
/// <param name="From">The first day it is valid on; null where it was so ever since.</param>
public sealed record EditionEntry(long Line, string Name, LocalDate? From, string? Follows);
