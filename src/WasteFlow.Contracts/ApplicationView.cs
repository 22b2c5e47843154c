using NodaTime;

namespace WasteFlow.Contracts;

/// <summary>An application as it stands, with its way so far.</summary>
/// <param name="Asked">As it was said last.</param>
/// <param name="State"><c>applied</c>, <c>corrections-asked</c>, <c>corrected</c>, or where the last step led.</param>
/// <param name="Since">The day the state began.</param>
/// <param name="Way">Each step with its day.</param>
/// <param name="Approval">The approval that came of it.</param>
public sealed record ApplicationView(
    ApplyForApproval Asked, string State, LocalDate Since, IReadOnlyList<ApplicationDay> Way, string? Approval = null);

/// <param name="Day">The day the step was taken.</param>
/// <param name="Document">The letter's number.</param>
public sealed record ApplicationDay(string Step, LocalDate Day, string? Document = null);
