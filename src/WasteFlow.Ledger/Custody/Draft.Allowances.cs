using WasteFlow.Contracts;

namespace WasteFlow.Ledger.Custody;

/// <summary>How a draft grants, takes, releases and posts allowances.</summary>
public sealed partial class Draft
{
    /// <summary>What is granted from now on: a grant said again replaces the one before, and the line tells the difference.</summary>
    public void Grant(string allowance, long amount, bool warnOnly)
    {
        var before = Find<AllowanceState>(Keys.Allowance(allowance)) ?? new(allowance, warnOnly, 0, 0, 0);
        Put(Keys.Allowance(allowance), before with { Granted = amount, WarnOnly = warnOnly });
        allowances.Add(new(allowance, checked(amount - before.Granted), 0, 0));
    }

    /// <summary>The first allowance that cannot bear what is asked of it; a warn-only one bears all and warns.</summary>
    /// <param name="firm">The rules they stand under, if any: those that may not warn only, and what a warning cites.</param>
    public Waste.Refused? Take(IReadOnlyList<AllowanceTake> takes, IReadOnlyList<FirmAllowance>? firm = null)
    {
        foreach (var take in takes)
        {
            if (Find<AllowanceState>(Keys.Allowance(take.Allowance)) is not { } account)
            {
                return Waste.Refused.With("allowance_unknown", "", ("allowance", take.Allowance));
            }

            if (account.Free < take.Amount)
            {
                FirmAllowance[] rules = [.. firm?.Where(f => f.Allowance == take.Allowance) ?? []];
                var exceeded = Waste.Refused.With("allowance_exceeded", "", ("allowance", take.Allowance), ("free", Mass(account.Free))) with
                {
                    Basis = rules.FirstOrDefault(static r => r.Basis is not null)?.Basis,
                };
                if (!account.WarnOnly || rules.Any(static r => !r.Warns))
                {
                    return exceeded;
                }

                Warn(new Waste.Note(exceeded.Code, exceeded.Pointer, exceeded.Details, exceeded.Basis));
            }

            Change(account, take.Amount, 0);
        }

        return null;
    }

    public void Release(IEnumerable<AllowanceTake> takes) => ForEach(takes, (account, amount) => Change(account, -amount, 0));

    public void Post(IEnumerable<AllowanceTake> takes) => ForEach(takes, (account, amount) => Change(account, -amount, amount));

    private void ForEach(IEnumerable<AllowanceTake> takes, Action<AllowanceState, long> change)
    {
        foreach (var take in takes)
        {
            change(Find<AllowanceState>(Keys.Allowance(take.Allowance))!, take.Amount);
        }
    }

    private void Change(AllowanceState account, long pending, long posted)
    {
        Put(Keys.Allowance(account.Allowance), account with
        {
            Pending = checked(account.Pending + pending),
            Posted = checked(account.Posted + posted),
        });
        allowances.Add(new(account.Allowance, 0, pending, posted));
    }

    private static string Mass(long grams) => grams.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
