using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>What is different about an enterprise from a day on (单位变更登记): what is left out stays as it was. Its id and kind of identity never change.</summary>
/// <param name="From">The first day it is so.</param>
/// <param name="Division">Division code of its new seat (迁址).</param>
/// <param name="Kinds">All its kinds from now on.</param>
public sealed record ChangeEnterprise(
    Guid ActId, Instant HappenedAt, EnterpriseId Enterprise, LocalDate From, string? Reason = null, string? Name = null, string? Division = null,
    IReadOnlyList<string>? Kinds = null, bool Simulated = false) : IAct
{
    /// <summary>Whether all of it was left out.</summary>
    public bool SaysNothing() => Name is null && Division is null && Kinds is null;

    /// <summary>The enterprise as it is with this change.</summary>
    public RegisterEnterprise Of(RegisterEnterprise enterprise) => enterprise with
    {
        Name = Name ?? enterprise.Name,
        Division = Division ?? enterprise.Division,
        Kinds = Kinds ?? enterprise.Kinds,
    };
}
