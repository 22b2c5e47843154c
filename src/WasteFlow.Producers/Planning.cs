using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Producers;

/// <summary>A company files its yearly management plan (管理计划, HJ 1259-2022 §5); filing it again replaces it.</summary>
public static class Planning
{
    /// <summary>The first year a plan can be about here: older ones belong to the archive.</summary>
    private const int YearFirst = 2020;

    /// <summary>31 March (HJ 1259-2022 §5.1).</summary>
    private const int LastMonth = 3;

    private const int LastDay = 31;

    public static Judgement Judge(FileManagementPlan act, Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        return found.Close(
            Standing.Objection(by, register, act.Site, "/site", found) ?? Year(act, now) ?? Entries(act, found) ?? Content(act, register, now, found) ?? Ended(act, register, found));
    }

    private static Refused? Year(FileManagementPlan act, Instant now) =>
        act.Year >= YearFirst && act.Year <= Calendar.DayOf(now).Year + 1
            ? null
            : Refused.With("year_out_of_range", "/year", ("year", FormattableString.Invariant($"{act.Year}")));

    private static Refused? Entries(FileManagementPlan act, Findings found)
    {
        if (act.Entries.Count == 0)
        {
            return Refused.With("field_missing", "/entries", ("field", "entries"));
        }

        for (var i = 0; i < act.Entries.Count; i++)
        {
            var pointer = FormattableString.Invariant($"/entries/{i}/code");
            var code = act.Entries[i].Code;
            if (found.Law.Tables.Codes.Objection(code, pointer) is { } malformed)
            {
                return malformed;
            }

            if (act.Entries.Take(i).Any(e => e.Code == code))
            {
                return Refused.With("code_named_twice", pointer, ("code", code.Text));
            }

            if (Quotas.Granted(act.Entries[i].Quantity, FormattableString.Invariant($"/entries/{i}/quantity"), found) is { } unfit)
            {
                return unfit;
            }

            found.Add(found.Law.Tables.Codes.Remark(code, pointer));
        }

        return null;
    }

    /// <summary>What the plan before had and this one leaves out is planned no more.</summary>
    private static Refused? Ended(FileManagementPlan act, Register register, Findings found)
    {
        found.Unread = true;
        foreach (var entry in register.ManagementPlan(act.Site, act.Year)?.Entries ?? [])
        {
            if (!act.Entries.Any(e => e.Code == entry.Code))
            {
                found.End(FormattableString.Invariant($"plan/{act.Site}/{entry.Code}/{act.Year}"));
            }
        }

        return null;
    }

    /// <summary>What a plan of the unit's tier has to hold (§5.2) and by when (§5.1); what is missing or late is noted, for the plan counts all the same.</summary>
    private static Refused? Content(FileManagementPlan act, Register register, Instant now, Findings found)
    {
        var day = Calendar.DayOf(now);
        var tier = Tiering.Of(act, day, register);
        var missing = tier.Sections.Except(act.Sections()).ToList();
        if (missing.Count > 0)
        {
            found.Add(Note.With("plan_sections_missing", "", ("tier", tier.Tier), ("sections", string.Join(", ", missing))));
        }

        if (day > new LocalDate(act.Year, LastMonth, LastDay) && register.ManagementPlan(act.Site, act.Year) is null)
        {
            found.Add(Note.With("plan_filed_late", "/year", ("year", FormattableString.Invariant($"{act.Year}"))));
        }

        return null;
    }
}
