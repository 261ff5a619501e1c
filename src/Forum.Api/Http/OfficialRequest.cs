namespace Forum.Api.Http;

public sealed record OfficialRequest(bool? Official = null);
