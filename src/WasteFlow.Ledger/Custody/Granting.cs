using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Custody;

/// <summary>Registrations the ledger needs to decide, and grants, which become allowance accounts (warn-only until a bureau raises them).</summary>
public static class Granting
{
    /// <summary>Ours: permits run five years, those that outlive a generation are slips; each year of one is an allowance in its line.</summary>
    private const int PermitYearsMax = 30;

    public static Refused? Register(RegisterSite act, Draft draft)
    {
        if (draft.Site(act.Site) is { } known && known.Enterprise != act.Enterprise)
        {
            return Refused.With("site_of_another", "/site", ("site", act.Site.Text));
        }

        draft.Put(Keys.Site(act.Site), new SiteState(act.Site, act.Enterprise, act.Division, act.Store));
        return null;
    }

    public static Refused? Register(RegisterEnterprise act, Draft draft)
    {
        draft.Put(Keys.Enterprise(act.Enterprise), new EnterpriseState(act.Enterprise));
        return null;
    }

    public static Refused? Permit(GrantPermit act, Draft draft)
    {
        if (act.Until < act.From)
        {
            return Refused.With("period_reversed", "/until");
        }

        if (act.Until > act.From.PlusYears(PermitYearsMax))
        {
            return Refused.With("term_too_long", "/until", ("years", PermitYearsMax.ToString(CultureInfo.InvariantCulture)));
        }

        if (act.YearlyScale is null)
        {
            End($"permit/{act.Permit}/", draft);
            return null;
        }

        if (Read(act.YearlyScale, "/yearlyScale") is { } unreadable)
        {
            return unreadable;
        }

        for (var year = act.From.Year; year <= act.Until.Year; year++)
        {
            draft.Grant(string.Create(CultureInfo.InvariantCulture, $"permit/{act.Permit}/{year}"), act.YearlyScale, warnOnly: true);
        }

        End($"permit/{act.Permit}/", draft);
        return null;
    }

    public static Refused? Approval(GrantApproval act, Draft draft)
    {
        if (act.Until < act.From)
        {
            return Refused.With("period_reversed", "/until");
        }

        if (Read(act.Quantity, "/quantity") is { } unreadable)
        {
            return unreadable;
        }

        draft.Grant($"approval/{act.Approval}", act.Quantity, warnOnly: true);
        return null;
    }

    public static Refused? Plan(FileManagementPlan act, Draft draft)
    {
        for (var i = 0; i < act.Entries.Count; i++)
        {
            var pointer = string.Create(CultureInfo.InvariantCulture, $"/entries/{i}/quantity");
            if (Read(act.Entries[i].Quantity, pointer) is { } unreadable)
            {
                return unreadable;
            }

            draft.Grant(string.Create(CultureInfo.InvariantCulture, $"plan/{act.Site}/{act.Entries[i].Code}/{act.Year}"), act.Entries[i].Quantity, warnOnly: true);
        }

        End($"plan/{act.Site}/", draft);
        return null;
    }

    private static Refused? Read(Quantity said, string pointer) => Measured.Grams(said, pointer, out _) ?? said.Whole(pointer);

    /// <summary>What the room says that the act grants no more: the ledger keeps no papers, only accounts.</summary>
    /// <param name="own">How the names of the act's own accounts begin.</param>
    private static void End(string own, Draft draft)
    {
        foreach (var allowance in (draft.Ask.Ended ?? []).Where(a => a.StartsWith(own, StringComparison.Ordinal)))
        {
            draft.End(allowance);
        }
    }
}
