namespace Forum.Api.Text;

/// <summary>A text asks for more than anybody means by it. It is shown without its markup.</summary>
sealed class TooElaborateException() : Exception("The markup of this text is too elaborate.");
