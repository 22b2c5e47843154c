using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What this room asks of plans and code tables before it lets them be lines. A plan's anomalies are listed, not mended.</summary>
internal static class AdoptionRules
{
    private const int NameMax = 40;

    public static Judgement Judge(AdoptPlan act, Register register, Caller by, Instant now)
    {
        var documents = register.Fold(MeasureFold.FoldName);
        if (Unread(act.Plan, act.Region, act.Document, by, out var plan) is { } unread)
        {
            return unread;
        }

        return EditionObjection(act, documents) is { } unfit ? unfit : Judgement.Fine with
        {
            Notes = Notes(plan!, act.Document, act.Region, documents),
            Claims = Claims(act, documents),
        };
    }

    /// <summary>Why a document is no plan of that code and region, or not this caller's to adopt; null where it is.</summary>
    private static Refused? Unread(string code, string region, JsonElement document, Caller by, out PrintedPlan? plan)
    {
        plan = null;
        if (code.Length is 0 or > NameMax || !code.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            return Refused.With("field_malformed", "/plan", ("pointer", "/plan"));
        }

        if (Regions.Objection(region, by) is { } objection)
        {
            return objection;
        }

        if ((plan = PrintedPlan.Read(document, out var wrong)) is null || (wrong = PlanForm.Objection(plan) ?? AnnexPrint.Objection(document)) is not null)
        {
            return Refused.With("plan_malformed", "/document", ("where", wrong));
        }

        return plan.Id.Equals(code, StringComparison.Ordinal) ? null : Refused.With("plan_id_differs", "/document/id", ("plan", code), ("id", plan.Id));
    }

    /// <summary>What the answer notes: codes that the catalogue lacks, and what rules find odd.</summary>
    private static Note[] Notes(PrintedPlan plan, JsonElement document, string region, FoldDocuments documents)
    {
        var unknown = plan.Indicators.SelectMany(static r => r.Targets.Select(static t => t.Code).Prepend(r.Code))
            .OfType<string>().Where(static c => Catalogue.Find(c) is null).Distinct().ToList();
        return
        [
            .. unknown.Count == 0 ? [] : new[] { Said("plan_codes_unlisted", "/document/indicators", ("codes", string.Join(", ", unknown))) },
            .. PlanFindings.Of(documents.Scan<AdoptedPlan>(EntryLines.Plans).Select(static p => p.Value.Act), plan, document, region),
        ];
    }

    /// <summary>How a plan would be read, without adopting it.</summary>
    public static Read<PlanPreview> Preview(FoldDocuments documents, PreviewPlan ask, Caller by)
    {
        if (Unread(ask.Plan, ask.Region, ask.Document, by, out var plan) is { } unread)
        {
            return unread;
        }

        return new PlanPreview(
            ask.Plan, plan!.Document, ask.Region, plan.RegionName, plan.TargetYears, plan.Indicators.Count, plan.TextTargets.Count, plan.Anomalies ?? [],
            Notes(plan, ask.Document, ask.Region, documents));
    }

    /// <summary>
    /// An edition takes its name for good, the place behind the edition that its room saw last (an adopter has looked at that one, and at no other), and the first
    /// that follows a plan the place behind that. The ledger adds the line that was first.
    /// </summary>
    private static Claim[] Claims(AdoptPlan act, FoldDocuments documents)
    {
        var name = act.Edition is not { } edition ? null
            : new Claim($"edition/{act.Plan}/{edition}", new("plan_edition_taken", "/edition", Details(("plan", act.Plan), ("edition", edition))));
        var place = act.Follows is not { } follows || PlanEditions.Of(documents, follows)?.FollowedBy is not null ? null
            : new Claim($"followed/{follows}", new("plan_cannot_follow", "/follows", Details(("plan", act.Plan), ("follows", follows))));
        var next = new Claim(
            FormattableString.Invariant($"editions/{act.Plan}@{documents.Get<AdoptedPlan>(EntryLines.Plans + act.Plan)?.Line ?? 0}"),
            new("plan_adopted_meanwhile", "/plan", Details(("plan", act.Plan))));
        return [.. new[] { name, place, next }.OfType<Claim>()];
    }

    private static Dictionary<string, string> Details(params (string Name, string Value)[] details) =>
        details.ToDictionary(static d => d.Name, static d => d.Value, StringComparer.Ordinal);

    /// <summary>An edition is of the same region as those before it and has a name of its own; who follows a plan says from which day on, and is its only follower.</summary>
    private static Refused? EditionObjection(AdoptPlan act, FoldDocuments documents)
    {
        if (act.Edition is { Length: 0 or > NameMax })
        {
            return Refused.With("field_malformed", "/edition", ("pointer", "/edition"));
        }

        if (documents.Get<AdoptedPlan>(EntryLines.Plans + act.Plan) is { } last)
        {
            if (last.Act.Region != act.Region)
            {
                return Refused.With("plan_of_other_region", "/region", ("plan", act.Plan), ("region", last.Act.Region));
            }

            if (PlanEditions.Of(documents, last).All.FirstOrDefault(e => e.Name == act.Edition) is { } same)
            {
                return Refused.With(
                    "plan_edition_taken", "/edition", ("plan", act.Plan), ("edition", same.Name), ("line", same.Line.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            }
        }

        return act.Follows is not { } follows ? null
            : act.ValidFrom is null ? Refused.With("field_missing", "/validFrom", ("field", "validFrom"))
            : documents.Get<AdoptedPlan>(EntryLines.Plans + follows) is not { } followed ? PlanEditions.Unknown(documents, follows, "/follows")
            : followed.Act.Region != act.Region || (PlanEditions.Of(documents, followed).FollowedBy ?? act.Plan) != act.Plan || Leads(documents, follows, act.Plan)
                ? Refused.With("plan_cannot_follow", "/follows", ("plan", act.Plan), ("follows", follows))
            : null;
    }

    /// <summary>Whether a plan is one, or follows one, that follows another in turn.</summary>
    private static bool Leads(FoldDocuments documents, string from, string to)
    {
        for (var at = from; at is not null; at = PlanEditions.Of(documents, at)?.Last.Follows)
        {
            if (at == to)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Law holds everywhere: who answers for a region only puts on record what holds already, and changes nothing.</summary>
    public static Judgement Judge(AdoptTable act, Register register, Caller by, Instant now)
    {
        if (act.Table.Length is 0 or > NameMax || !Tables.Names.Contains($"codes/{act.Table}", StringComparer.Ordinal))
        {
            return Refused.With("table_unknown", "/table", ("table", act.Table));
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(act.Text)));
        return !hash.Equals(act.Sha256, StringComparison.OrdinalIgnoreCase) ? Refused.With("table_hash_differs", "/sha256", ("hash", hash))
            : IsInForce(act, register.Law) ? Judgement.Fine
            : !Law.Tables.Contains(act.Table) ? Judgement.Fine with { Notes = [Said("edition_not_in_force", "/text", ("table", act.Table))] }
            : by.Region is { } own ? Refused.With("not_yours", "/table", ("reason", own))
            : Law.Objection(act.As(0)) is { } unfit ? unfit
            : Judgement.Fine with { Notes = [Said(AdoptTable.InForce, "/text", ("table", act.Table), ("from", LocalDatePattern.Iso.Format(act.From)))] };
    }

    /// <summary>An edition that says what is in force on its first day is on record and changes nothing. Line ends are no content.</summary>
    private static bool IsInForce(AdoptTable act, Law law)
    {
        var now = law.EditionOn(act.Table, act.From)?.Text ?? Tables.Text($"codes/{act.Table}");
        return Plain(act.Text).Equals(Plain(now), StringComparison.Ordinal);

        static string Plain(string text) => text.TrimStart('\uFEFF').ReplaceLineEndings("\n").TrimEnd('\n');
    }

    public static Note Said(string code, string pointer, params (string Name, string Value)[] details) =>
        new(code, pointer, details.ToDictionary(static d => d.Name, static d => d.Value, StringComparer.Ordinal));
}

/// <summary>Whose region something is.</summary>
internal static class Regions
{
    /// <summary>Whether the caller answers for the region; one without a region answers for all.</summary>
    public static bool IsOf(Caller by, string region) =>
        by.Region is null || by.Region.Equals(region, StringComparison.Ordinal) || Divisions.IsIn(region, by.Region);

    public static Refused? Objection(string region, Caller by) =>
        Divisions.Find(region) is null ? Refused.With("division_unknown", "/region", ("division", region))
        : IsOf(by, region) ? null
        : Refused.With("not_yours", "/region", ("reason", region));
}
